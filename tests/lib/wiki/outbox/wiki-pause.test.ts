import { describe, expect, it } from 'vitest';
import { findPause, isWikiPaused, isWritePaused } from '@/lib/wiki/outbox/wiki-pause';

const now = new Date('2026-04-01T10:00:00.000Z');
const inMs = (ms: number) => new Date(now.getTime() + ms).toISOString();
const waiting = (pausedUntil: string | null, writesPausedUntil: string | null = null) => ({
  isStopped: false,
  pausedUntil,
  writesPausedUntil,
  reason: 'unreachable',
});

describe('a wait', () => {
  it('holds for an hour at most', () => {
    expect(isWikiPaused(waiting(inMs(3_600_000)), now)).toBe(true);
    expect(isWritePaused(waiting(null, inMs(3_600_000)), now)).toBe(true);
  });

  it('of a clock that was ahead is over', () => {
    const ahead = waiting(inMs(4_000_000), inMs(4_000_000));
    expect([isWikiPaused(ahead, now), isWritePaused(ahead, now), findPause(ahead, now)]).toEqual([
      false,
      false,
      null,
    ]);
  });
});
