import { describe, expect, it } from 'vitest';
import { createOutboxEntry } from '@/lib/wiki/outbox/create-outbox-entry';
import { clearOfflinePause } from '@/lib/wiki/outbox/resume-after-offline';
import { transition } from '@/lib/wiki/outbox/transition';
import { createCondition } from '@/lib/wiki/outbox/wiki-pause';

const now = new Date('2026-03-20T12:00:00Z');
const inAnHourMs = now.getTime() + 3_600_000;
const makeDelayedEntry = (reason: string) => ({
  ...transition(createOutboxEntry('w', 's'), {
    type: 'attempt-failed',
    until: new Date(inAnHourMs),
    reason,
  }),
  attempts: 13,
});

describe('transition “network-restored”', () => {
  it.each(['unreachable', 'timeout', 'not-json'])(
    'makes an entry that was delayed because of `%s` due at once',
    (reason) => {
      expect(transition(makeDelayedEntry(reason), { type: 'network-restored', now })).toMatchObject({
        status: 'waiting',
        nextAttemptAt: now.toISOString(),
        attempts: 0,
      });
    },
  );

  it.each(['unavailable', 'server-error', 'wiki-busy'])(
    'keeps the delay of an entry that was delayed because of `%s`',
    (reason) => {
      expect(transition(makeDelayedEntry(reason), { type: 'network-restored', now })).toEqual(
        makeDelayedEntry(reason),
      );
    },
  );

  it('does not change a rejected entry', () => {
    const rejectedEntry = transition(createOutboxEntry('w', 's'), {
      type: 'rejected',
      rejection: { kind: 'invalid' },
    });
    expect(transition(rejectedEntry, { type: 'network-restored', now })).toEqual(rejectedEntry);
  });
});

describe('clearOfflinePause', () => {
  const pausedCondition = {
    ...createCondition('w'),
    reason: 'unreachable',
    failureCount: 9,
    pausedUntil: new Date(inAnHourMs).toISOString(),
  };

  it('ends the pause of an unreachable wiki and resets its backoff', () => {
    expect(clearOfflinePause(pausedCondition)).toMatchObject({
      pausedUntil: null,
      reason: null,
      failureCount: 0,
    });
  });

  it('does not end a rate limit or a stop', () => {
    const rateLimitedCondition = { ...pausedCondition, reason: 'rate-limited' };
    const stoppedCondition = { ...pausedCondition, reason: 'unauthorised', isStopped: true };
    expect([clearOfflinePause(rateLimitedCondition), clearOfflinePause(stoppedCondition)]).toEqual([
      rateLimitedCondition,
      stoppedCondition,
    ]);
  });
});
