// @vitest-environment happy-dom
import { fireEvent, render, screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { useFocusFallback } from '@/components/ui/use-focus-fallback';

const FALLBACK_SELECTORS = ['.gone', '#words'];

function Bar({ message }: { message: string }) {
  useFocusFallback(message, '.actions', FALLBACK_SELECTORS);
  return (
    <>
      <p id="words" tabIndex={-1}>
        {message}
      </p>
      <div className="actions">{message === 'first' && <button type="button">Do it</button>}</div>
      <input aria-label="Elsewhere" />
    </>
  );
}

function renderBar() {
  const { rerender } = render(<Bar message="first" />);
  return { changeMessage: () => rerender(<Bar message="second" />), button: screen.getByRole('button') };
}

describe('useFocusFallback, when the clicked button disappears', () => {
  it('moves the focus to the next available element', () => {
    const { changeMessage, button } = renderBar();
    button.focus();
    changeMessage();
    expect(document.activeElement?.id).toBe('words');
  });

  it('moves the focus in browsers in which a click does not focus a button', () => {
    const { changeMessage, button } = renderBar();
    fireEvent.click(button);
    expect(document.activeElement).toBe(document.body);
    changeMessage();
    expect(document.activeElement?.id).toBe('words');
  });

  it('does not move the focus if the user moved it to another element before', () => {
    const { changeMessage, button } = renderBar();
    button.focus();
    screen.getByLabelText('Elsewhere').focus();
    changeMessage();
    expect(document.activeElement).toBe(screen.getByLabelText('Elsewhere'));
  });

  it('does not move the focus if the user clicked outside the container before', () => {
    const { changeMessage, button } = renderBar();
    button.focus();
    button.blur();
    fireEvent.click(document.body);
    changeMessage();
    expect(document.activeElement).toBe(document.body);
  });
});
