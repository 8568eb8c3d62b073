import { describe, expect, it } from 'vitest';
import { createOutboxEntry } from '@/lib/wiki/outbox/create-outbox-entry';
import { clearOfflinePause } from '@/lib/wiki/outbox/resume-after-offline';
import { transition } from '@/lib/wiki/outbox/transition';
import { createCondition } from '@/lib/wiki/outbox/wiki-pause';

const now = new Date('2026-03-20T12:00:00Z');
const inAnHour = now.getTime() + 3_600_000;
const waiting = (why: string) => ({
  ...transition(createOutboxEntry('w', 's'), {
    type: 'attempt-failed',
    until: new Date(inAnHour),
    reason: why,
  }),
  attempts: 13,
});

describe('a source, when the network is back', () => {
  it.each(['unreachable', 'timeout', 'not-json'])('is due at once if it waited for %s', (why) => {
    expect(transition(waiting(why), { type: 'network-restored', now })).toMatchObject({
      status: 'waiting',
      nextAttemptAt: now.toISOString(),
      attempts: 0,
    });
  });

  it.each(['unavailable', 'server-error', 'wiki-busy'])('waits on if it waited for %s', (why) => {
    expect(transition(waiting(why), { type: 'network-restored', now })).toEqual(waiting(why));
  });

  it('stays rejected', () => {
    const parked = transition(createOutboxEntry('w', 's'), {
      type: 'rejected',
      rejection: { kind: 'invalid' },
    });
    expect(transition(parked, { type: 'network-restored', now })).toEqual(parked);
  });
});

describe('a wiki, when the network is back', () => {
  const paused = {
    ...createCondition('w'),
    reason: 'unreachable',
    failureCount: 9,
    pausedUntil: new Date(inAnHour).toISOString(),
  };

  it('is asked at once if it was out of reach, and its next wait is a short one', () => {
    expect(clearOfflinePause(paused)).toMatchObject({ pausedUntil: null, reason: null, failureCount: 0 });
  });

  it('is left alone as long as it asked for, and while it is stopped', () => {
    const asked = { ...paused, reason: 'rate-limited' };
    const stopped = { ...paused, reason: 'unauthorised', isStopped: true };
    expect([clearOfflinePause(asked), clearOfflinePause(stopped)]).toEqual([asked, stopped]);
  });
});
