// @vitest-environment happy-dom
import { act, cleanup, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { StripMessage } from '@/components/form/StripMessage';
import { useNotification } from '@/entrypoints/popup/use-notification';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

let notify: (text: string) => void;

function Strip() {
  const [notification, setNotification] = useNotification();
  notify = setNotification;
  return <StripMessage text={notification?.text ?? 'Saved'} messageId={notification?.id ?? null} />;
}

const getStrip = () => screen.getByRole('status');

describe('useNotification', () => {
  it('announces the same text again, and shows it for its whole time', () => {
    render(<Strip />);
    act(() => notify('Quote added'));
    const firstNode = getStrip().firstChild;
    act(() => vi.advanceTimersByTime(2_000));
    act(() => notify('Quote added'));
    expect(getStrip().textContent).toBe('Quote added');
    // Screen readers read a new text node.
    expect(getStrip().firstChild).not.toBe(firstNode);

    act(() => vi.advanceTimersByTime(2_000));
    expect(getStrip().textContent).toBe('Quote added');
    act(() => vi.advanceTimersByTime(500));
    expect(getStrip().textContent).toBe('Saved');
  });
});
