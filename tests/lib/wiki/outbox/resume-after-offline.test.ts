import { describe, expect, it } from 'vitest';
import { createCondition } from '@/lib/wiki/outbox/flush-context';
import { createOutboxEntry, delayUntil, reject } from '@/lib/wiki/outbox/outbox-entry';
import { clearOfflinePause, requeueAfterOffline } from '@/lib/wiki/outbox/resume-after-offline';

const now = new Date('2026-03-20T12:00:00Z');
const inAnHour = now.getTime() + 3_600_000;
const waiting = (why: string) => ({
  ...delayUntil(createOutboxEntry('w', 's'), inAnHour, why),
  attempts: 13,
});

describe('a source, when the network is back', () => {
  it.each(['unreachable', 'timeout', 'not-json'])('is due at once if it waited for %s', (why) => {
    expect(requeueAfterOffline(waiting(why), now)).toMatchObject({
      state: { state: 'waiting' },
      dueAt: now.toISOString(),
      attempts: 0,
    });
  });

  it.each(['unavailable', 'server-error', 'wiki-busy'])('waits on if it waited for %s', (why) => {
    expect(requeueAfterOffline(waiting(why), now)).toEqual(waiting(why));
  });

  it('stays refused', () => {
    const parked = reject(createOutboxEntry('w', 's'), { kind: 'rejected' });
    expect(requeueAfterOffline(parked, now)).toEqual(parked);
  });
});

describe('a wiki, when the network is back', () => {
  const paused = {
    ...createCondition('w'),
    why: 'unreachable',
    failures: 9,
    pausedUntil: new Date(inAnHour).toISOString(),
  };

  it('is asked at once if it was out of reach, and its next wait is a short one', () => {
    expect(clearOfflinePause(paused)).toMatchObject({ pausedUntil: null, why: null, failures: 0 });
  });

  it('is left alone as long as it asked for, and while it is stopped', () => {
    const asked = { ...paused, why: 'rate-limited' };
    const stopped = { ...paused, why: 'unauthorised', stopped: true };
    expect([clearOfflinePause(asked), clearOfflinePause(stopped)]).toEqual([asked, stopped]);
  });
});
