// @vitest-environment happy-dom
import { act, renderHook } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { useOfferTimeout } from '@/entrypoints/options/use-offer-timeout';
import type { Notification } from '@/lib/app/library/notifications';
import { UNDO_DURATION_MS } from '@/lib/app/library/notifications';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

const makeOffer = (performedAt: string, kind: Notification['kind'] = 'status') => ({
  notification: { kind, text: 'Archived 1 source', action: null, progress: null },
  performedAt,
});
const FIRST = makeOffer('2026-03-12T09:00:00.000Z');
const SECOND = makeOffer('2026-03-12T09:05:00.000Z');

describe('useOfferTimeout', () => {
  it('closes an offer after its time, and shows the next one', () => {
    const { result, rerender } = renderHook(useOfferTimeout, { initialProps: FIRST });
    act(() => vi.advanceTimersByTime(UNDO_DURATION_MS - 1));
    expect(result.current).toBe(true);
    act(() => vi.advanceTimersByTime(1));
    expect(result.current).toBe(false);
    rerender(SECOND);
    expect(result.current).toBe(true);
  });

  it('does not show an older offer again after a newer one has timed out and was undone', () => {
    const { result, rerender } = renderHook(useOfferTimeout, { initialProps: FIRST });
    act(() => vi.advanceTimersByTime(UNDO_DURATION_MS));
    rerender(SECOND);
    act(() => vi.advanceTimersByTime(UNDO_DURATION_MS));
    rerender(FIRST);
    expect(result.current).toBe(false);
    act(() => vi.advanceTimersByTime(UNDO_DURATION_MS));
    rerender(SECOND);
    expect(result.current).toBe(false);
  });

  it('keeps a message about a problem', () => {
    const { result } = renderHook(useOfferTimeout, { initialProps: makeOffer(FIRST.performedAt, 'alert') });
    act(() => vi.advanceTimersByTime(UNDO_DURATION_MS * 2));
    expect(result.current).toBe(true);
  });
});
