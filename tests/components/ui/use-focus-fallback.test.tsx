// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { useFocusFallback } from '@/components/ui/use-focus-fallback';

afterEach(cleanup);

const NEXT = ['.gone', '#words'];

function Bar({ shown }: { shown: string }) {
  useFocusFallback(shown, '.actions', NEXT);
  return (
    <>
      <p id="words" tabIndex={-1}>
        {shown}
      </p>
      <div className="actions">{shown === 'first' && <button type="button">Do it</button>}</div>
      <input aria-label="Elsewhere" />
    </>
  );
}

function show() {
  const { rerender } = render(<Bar shown="first" />);
  return { change: () => rerender(<Bar shown="second" />), button: screen.getByRole('button') };
}

describe('the focus of a button that goes when it is pressed', () => {
  it('goes to the next place that there is', () => {
    const { change, button } = show();
    button.focus();
    change();
    expect(document.activeElement?.id).toBe('words');
  });

  it('goes there too where a press gives a button no focus', () => {
    const { change, button } = show();
    fireEvent.click(button);
    expect(document.activeElement).toBe(document.body);
    change();
    expect(document.activeElement?.id).toBe('words');
  });

  it('stays where the reader has gone meanwhile', () => {
    const { change, button } = show();
    button.focus();
    screen.getByLabelText('Elsewhere').focus();
    change();
    expect(document.activeElement).toBe(screen.getByLabelText('Elsewhere'));
  });

  it('is not taken from a reader who pressed beside it, on nothing', () => {
    const { change, button } = show();
    button.focus();
    button.blur();
    fireEvent.click(document.body);
    change();
    expect(document.activeElement).toBe(document.body);
  });
});
