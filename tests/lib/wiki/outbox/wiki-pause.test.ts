import { describe, expect, it } from 'vitest';
import { findPause, isWikiPaused, isWritePaused } from '@/lib/wiki/outbox/wiki-pause';

const now = new Date('2026-04-01T10:00:00.000Z');
const getTimeInMs = (ms: number) => new Date(now.getTime() + ms).toISOString();
const makeCondition = (pausedUntil: string | null, writesPausedUntil: string | null = null) => ({
  isStopped: false,
  pausedUntil,
  writesPausedUntil,
  reason: 'unreachable',
});

describe('isWikiPaused, isWritePaused and findPause', () => {
  it('report a pause of up to one hour', () => {
    expect(isWikiPaused(makeCondition(getTimeInMs(3_600_000)), now)).toBe(true);
    expect(isWritePaused(makeCondition(null, getTimeInMs(3_600_000)), now)).toBe(true);
  });

  it('ignore a longer pause, because the clock was ahead when it was saved', () => {
    const tooLongPause = makeCondition(getTimeInMs(4_000_000), getTimeInMs(4_000_000));
    expect([
      isWikiPaused(tooLongPause, now),
      isWritePaused(tooLongPause, now),
      findPause(tooLongPause, now),
    ]).toEqual([false, false, null]);
  });
});
