import { describe, expect, it } from 'vitest';
import type { OutboxEntry } from '@/lib/wiki/model/outbox-entry';
import { createSharedFields } from '@/lib/wiki/outbox/create-outbox-entry';
import { getDisplayedStatus } from '@/lib/wiki/outbox/displayed-status';
import { createCondition } from '@/lib/wiki/outbox/wiki-pause';

const now = new Date('2026-03-20T12:00:00Z');
const later = '2026-03-20T12:01:00.000Z';
type StatusFields<S> = S extends OutboxEntry ? Omit<S, keyof ReturnType<typeof createSharedFields>> : never;
const due = now.toISOString();
const entryWith = (status: StatusFields<OutboxEntry>): OutboxEntry => ({
  ...createSharedFields('w', 's'),
  ...status,
});
const shown = (status: StatusFields<OutboxEntry>, given: { online?: boolean; condition?: object } = {}) =>
  getDisplayedStatus(entryWith(status), {
    online: given.online ?? true,
    now,
    condition: { ...createCondition('w'), ...given.condition },
  });

describe('the state that is shown of a source in the bin', () => {
  it.each<[StatusFields<OutboxEntry>]>([
    [{ status: 'local-only', nextAttemptAt: null }],
    [{ status: 'waiting', nextAttemptAt: due }],
    [{ status: 'synced', syncedAt: later, nextAttemptAt: null }],
  ])('is that the wiki still holds it, where it is there (%o)', (state) => {
    const record = entryWith(state);
    const given = { online: true, now, condition: null, inBin: true };
    expect(getDisplayedStatus({ ...record, remoteId: 'a' }, given)).toEqual({ kind: 'remote-only' });
    expect(getDisplayedStatus(record, given)).toEqual({ kind: 'local-only' });
  });
});

describe('the state that is shown', () => {
  it.each<[string, StatusFields<OutboxEntry>, Parameters<typeof shown>[1], object]>([
    ['waits', { status: 'waiting', nextAttemptAt: due }, {}, { kind: 'waiting' }],
    [
      'waits for a connection',
      { status: 'waiting', nextAttemptAt: due },
      { online: false },
      { kind: 'delayed', until: null, reason: 'offline' },
    ],
    [
      'waits as long as the wiki asked',
      { status: 'waiting', nextAttemptAt: due },
      { condition: { pausedUntil: later, reason: 'rate-limited' } },
      { kind: 'delayed', until: later, reason: 'rate-limited' },
    ],
    ['is being sent', { status: 'sending', nextAttemptAt: due }, {}, { kind: 'sending' }],
    [
      'is not being sent by a worker that died, while nothing may be asked',
      { status: 'sending', nextAttemptAt: due },
      { condition: { pausedUntil: later, reason: 'unreachable' } },
      { kind: 'delayed', until: later, reason: 'unreachable' },
    ],
    [
      'is not being sent by a worker that died, where the reader has to mend the settings',
      { status: 'sending', nextAttemptAt: due },
      { condition: { isStopped: true, reason: 'permission-missing' } },
      { kind: 'stopped', reason: 'permission-missing' },
    ],
    [
      'waits for its own turn',
      { status: 'delayed', nextAttemptAt: later, reason: 'server-error' },
      {},
      { kind: 'delayed', until: later, reason: 'server-error' },
    ],
    [
      'waits no longer when its time has come',
      { status: 'delayed', nextAttemptAt: '2026-03-20T11:00:00.000Z', reason: 'timeout' },
      {},
      { kind: 'waiting' },
    ],
    [
      'says that the reader has to mend the settings',
      { status: 'waiting', nextAttemptAt: due },
      { condition: { isStopped: true, reason: 'unauthorised' } },
      { kind: 'stopped', reason: 'unauthorised' },
    ],
    [
      'is synced whatever the wiki does now',
      { status: 'synced', syncedAt: later, nextAttemptAt: null },
      { online: false, condition: { isStopped: true } },
      { kind: 'synced', at: later, localOnlyFields: [], deferredFields: [] },
    ],
    [
      'differs',
      { status: 'conflict', conflictFields: ['summary'], nextAttemptAt: null },
      {},
      { kind: 'conflict', fields: ['summary'] },
    ],
  ])('%s', (_, state, given, expected) => {
    expect(shown(state, given)).toEqual(expected);
  });

  it('is local only without a record', () => {
    expect(getDisplayedStatus(null, { condition: null, online: true, now })).toEqual({ kind: 'local-only' });
  });
});
