import { describe, expect, it } from 'vitest';
import { findPause, isWikiPaused, isWritePaused } from '@/lib/wiki/outbox/wiki-pause';

const now = new Date('2026-04-01T10:00:00.000Z');
const inMs = (ms: number) => new Date(now.getTime() + ms).toISOString();
const makeCondition = (pausedUntil: string | null, writesPausedUntil: string | null = null) => ({
  isStopped: false,
  pausedUntil,
  writesPausedUntil,
  reason: 'unreachable',
});

describe('isWikiPaused, isWritePaused and findPause', () => {
  it('report a pause of up to one hour', () => {
    expect(isWikiPaused(makeCondition(inMs(3_600_000)), now)).toBe(true);
    expect(isWritePaused(makeCondition(null, inMs(3_600_000)), now)).toBe(true);
  });

  it('ignore a longer pause, which a clock set ahead has caused', () => {
    const ahead = makeCondition(inMs(4_000_000), inMs(4_000_000));
    expect([isWikiPaused(ahead, now), isWritePaused(ahead, now), findPause(ahead, now)]).toEqual([
      false,
      false,
      null,
    ]);
  });
});
