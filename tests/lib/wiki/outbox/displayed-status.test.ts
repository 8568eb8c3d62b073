import { describe, expect, it } from 'vitest';
import type { OutboxEntry } from '@/lib/wiki/model/outbox-entry';
import { createSharedFields } from '@/lib/wiki/outbox/create-outbox-entry';
import { getDisplayedStatus } from '@/lib/wiki/outbox/displayed-status';
import { createCondition } from '@/lib/wiki/outbox/wiki-pause';

const now = new Date('2026-03-20T12:00:00Z');
const laterTime = '2026-03-20T12:01:00.000Z';
type StatusFields<S> = S extends OutboxEntry ? Omit<S, keyof ReturnType<typeof createSharedFields>> : never;
const dueTime = now.toISOString();
const makeEntry = (status: StatusFields<OutboxEntry>): OutboxEntry => ({
  ...createSharedFields('w', 's'),
  ...status,
});
const getStatusToDisplay = (
  status: StatusFields<OutboxEntry>,
  context: { isOnline?: boolean; condition?: object } = {},
) =>
  getDisplayedStatus(makeEntry(status), {
    isOnline: context.isOnline ?? true,
    now,
    condition: { ...createCondition('w'), ...context.condition },
  });

describe('getDisplayedStatus for a source in the bin', () => {
  it.each<[StatusFields<OutboxEntry>]>([
    [{ status: 'local-only', nextAttemptAt: null }],
    [{ status: 'waiting', nextAttemptAt: dueTime }],
    [{ status: 'synced', syncedAt: laterTime, nextAttemptAt: null }],
  ])('returns `remote-only` if the wiki has a resource, otherwise `local-only` (%o)', (state) => {
    const entry = makeEntry(state);
    const context = { isOnline: true, now, condition: null, isInBin: true };
    expect(getDisplayedStatus({ ...entry, remoteId: 'a' }, context)).toEqual({ kind: 'remote-only' });
    expect(getDisplayedStatus(entry, context)).toEqual({ kind: 'local-only' });
  });
});

describe('getDisplayedStatus', () => {
  it.each<[string, StatusFields<OutboxEntry>, Parameters<typeof getStatusToDisplay>[1], object]>([
    [
      'returns `waiting` for a due entry',
      { status: 'waiting', nextAttemptAt: dueTime },
      {},
      { kind: 'waiting' },
    ],
    [
      'returns `offline` as the reason without a connection',
      { status: 'waiting', nextAttemptAt: dueTime },
      { isOnline: false },
      { kind: 'delayed', until: null, reason: 'offline' },
    ],
    [
      'returns the pause that the wiki requested',
      { status: 'waiting', nextAttemptAt: dueTime },
      { condition: { pausedUntil: laterTime, reason: 'rate-limited' } },
      { kind: 'delayed', until: laterTime, reason: 'rate-limited' },
    ],
    [
      'returns `sending` during a write',
      { status: 'sending', nextAttemptAt: dueTime },
      {},
      { kind: 'sending' },
    ],
    [
      'returns the pause, not `sending`, after the worker was killed during a write',
      { status: 'sending', nextAttemptAt: dueTime },
      { condition: { pausedUntil: laterTime, reason: 'unreachable' } },
      { kind: 'delayed', until: laterTime, reason: 'unreachable' },
    ],
    [
      'returns `stopped`, not `sending`, after the worker was killed during a write',
      { status: 'sending', nextAttemptAt: dueTime },
      { condition: { isStopped: true, reason: 'permission-missing' } },
      { kind: 'stopped', reason: 'permission-missing' },
    ],
    [
      'returns the delay of the entry',
      { status: 'delayed', nextAttemptAt: laterTime, reason: 'server-error' },
      {},
      { kind: 'delayed', until: laterTime, reason: 'server-error' },
    ],
    [
      'returns `waiting` once the delay has passed',
      { status: 'delayed', nextAttemptAt: '2026-03-20T11:00:00.000Z', reason: 'timeout' },
      {},
      { kind: 'waiting' },
    ],
    [
      'returns `stopped` when the reader has to correct the settings',
      { status: 'waiting', nextAttemptAt: dueTime },
      { condition: { isStopped: true, reason: 'unauthorised' } },
      { kind: 'stopped', reason: 'unauthorised' },
    ],
    [
      'returns `synced` whatever the condition of the wiki',
      { status: 'synced', syncedAt: laterTime, nextAttemptAt: null },
      { isOnline: false, condition: { isStopped: true } },
      { kind: 'synced', at: laterTime, localOnlyFields: [], deferredFields: [], isTextPending: false },
    ],
    [
      'returns the fields in conflict',
      { status: 'conflict', conflictFields: ['summary'], nextAttemptAt: null },
      {},
      { kind: 'conflict', fields: ['summary'] },
    ],
  ])('%s', (_, state, context, expected) => {
    expect(getStatusToDisplay(state, context)).toEqual(expected);
  });

  it('returns `local-only` without an outbox entry', () => {
    expect(getDisplayedStatus(null, { condition: null, isOnline: true, now })).toEqual({
      kind: 'local-only',
    });
  });
});
