import { describe, expect, it } from 'vitest';
import { createOutboxEntry } from '@/lib/wiki/outbox/create-outbox-entry';
import { clearOfflinePause } from '@/lib/wiki/outbox/resume-after-offline';
import { transition } from '@/lib/wiki/outbox/transition';
import { createCondition } from '@/lib/wiki/outbox/wiki-pause';

const now = new Date('2026-03-20T12:00:00Z');
const inAnHour = now.getTime() + 3_600_000;
const makeDelayedEntry = (reason: string) => ({
  ...transition(createOutboxEntry('w', 's'), {
    type: 'attempt-failed',
    until: new Date(inAnHour),
    reason,
  }),
  attempts: 13,
});

describe('transition “network-restored”', () => {
  it.each(['unreachable', 'timeout', 'not-json'])(
    'makes an entry due at once that was delayed for %s',
    (reason) => {
      expect(transition(makeDelayedEntry(reason), { type: 'network-restored', now })).toMatchObject({
        status: 'waiting',
        nextAttemptAt: now.toISOString(),
        attempts: 0,
      });
    },
  );

  it.each(['unavailable', 'server-error', 'wiki-busy'])(
    'keeps the delay of an entry that was delayed for %s',
    (reason) => {
      expect(transition(makeDelayedEntry(reason), { type: 'network-restored', now })).toEqual(
        makeDelayedEntry(reason),
      );
    },
  );

  it('leaves a rejected entry unchanged', () => {
    const rejected = transition(createOutboxEntry('w', 's'), {
      type: 'rejected',
      rejection: { kind: 'invalid' },
    });
    expect(transition(rejected, { type: 'network-restored', now })).toEqual(rejected);
  });
});

describe('clearOfflinePause', () => {
  const paused = {
    ...createCondition('w'),
    reason: 'unreachable',
    failureCount: 9,
    pausedUntil: new Date(inAnHour).toISOString(),
  };

  it('ends the pause of an unreachable wiki and resets its backoff', () => {
    expect(clearOfflinePause(paused)).toMatchObject({ pausedUntil: null, reason: null, failureCount: 0 });
  });

  it('keeps a rate limit, and leaves a stopped wiki stopped', () => {
    const rateLimited = { ...paused, reason: 'rate-limited' };
    const stopped = { ...paused, reason: 'unauthorised', isStopped: true };
    expect([clearOfflinePause(rateLimited), clearOfflinePause(stopped)]).toEqual([rateLimited, stopped]);
  });
});
