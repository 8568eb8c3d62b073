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

function renderIt() {
  const { rerender } = render(<Bar shown="first" />);
  return { change: () => rerender(<Bar shown="second" />), button: screen.getByRole('button') };
}

describe('useFocusFallback, when the pressed button disappears', () => {
  it('moves the focus to the next available element', () => {
    const { change, button } = renderIt();
    button.focus();
    change();
    expect(document.activeElement?.id).toBe('words');
  });

  it('moves the focus also in browsers where a click does not focus a button', () => {
    const { change, button } = renderIt();
    fireEvent.click(button);
    expect(document.activeElement).toBe(document.body);
    change();
    expect(document.activeElement?.id).toBe('words');
  });

  it('leaves the focus where the user moved it in the meantime', () => {
    const { change, button } = renderIt();
    button.focus();
    screen.getByLabelText('Elsewhere').focus();
    change();
    expect(document.activeElement).toBe(screen.getByLabelText('Elsewhere'));
  });

  it('does not move the focus when the user clicked beside the button', () => {
    const { change, button } = renderIt();
    button.focus();
    button.blur();
    fireEvent.click(document.body);
    change();
    expect(document.activeElement).toBe(document.body);
  });
});
