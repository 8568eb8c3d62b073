import { describe, expect, it } from 'vitest';
import type { OutboxStatus } from '@/lib/wiki/model/sync';
import { getDisplayedStatus } from '@/lib/wiki/outbox/displayed-status';
import { createCondition } from '@/lib/wiki/outbox/flush-context';
import { createOutboxEntry } from '@/lib/wiki/outbox/outbox-entry';

const now = new Date('2026-03-20T12:00:00Z');
const later = '2026-03-20T12:01:00.000Z';
const shown = (state: OutboxStatus, given: { online?: boolean; condition?: object } = {}) =>
  getDisplayedStatus(
    { ...createOutboxEntry('w', 's'), state },
    { online: given.online ?? true, now, condition: { ...createCondition('w'), ...given.condition } },
  );

describe('the state that is shown of a source in the bin', () => {
  it.each<[OutboxStatus]>([
    [{ state: 'local-only' }],
    [{ state: 'waiting' }],
    [{ state: 'synced', at: later }],
  ])('is that the wiki still holds it, where it is there (%o)', (state) => {
    const record = { ...createOutboxEntry('w', 's'), state };
    const given = { online: true, now, condition: null, inBin: true };
    expect(getDisplayedStatus({ ...record, remoteId: 'a' }, given)).toEqual({ kind: 'left-there' });
    expect(getDisplayedStatus(record, given)).toEqual({ kind: 'local-only' });
  });
});

describe('the state that is shown', () => {
  it.each<[string, OutboxStatus, Parameters<typeof shown>[1], object]>([
    ['waits', { state: 'waiting' }, {}, { kind: 'waiting' }],
    [
      'waits for a connection',
      { state: 'waiting' },
      { online: false },
      { kind: 'waiting-until', until: null, why: 'offline' },
    ],
    [
      'waits as long as the wiki asked',
      { state: 'waiting' },
      { condition: { pausedUntil: later, why: 'rate-limited' } },
      { kind: 'waiting-until', until: later, why: 'rate-limited' },
    ],
    ['is being sent', { state: 'sending' }, {}, { kind: 'sending' }],
    [
      'is not being sent by a worker that died, while nothing may be asked',
      { state: 'sending' },
      { condition: { pausedUntil: later, why: 'unreachable' } },
      { kind: 'waiting-until', until: later, why: 'unreachable' },
    ],
    [
      'is not being sent by a worker that died, where the reader has to mend the settings',
      { state: 'sending' },
      { condition: { stopped: true, why: 'permission-missing' } },
      { kind: 'stopped', why: 'permission-missing' },
    ],
    [
      'waits for its own turn',
      { state: 'waiting-until', until: later, why: 'server-error' },
      {},
      { kind: 'waiting-until', until: later, why: 'server-error' },
    ],
    [
      'waits no longer when its time has come',
      { state: 'waiting-until', until: '2026-03-20T11:00:00.000Z', why: 'timeout' },
      {},
      { kind: 'waiting' },
    ],
    [
      'says that the reader has to mend the settings',
      { state: 'waiting' },
      { condition: { stopped: true, why: 'unauthorised' } },
      { kind: 'stopped', why: 'unauthorised' },
    ],
    [
      'is synced whatever the wiki does now',
      { state: 'synced', at: later },
      { online: false, condition: { stopped: true } },
      { kind: 'synced', at: later, localOnlyFields: [], deferredFields: [] },
    ],
    ['differs', { state: 'differs', fields: ['summary'] }, {}, { kind: 'differs', fields: ['summary'] }],
  ])('%s', (_, state, given, expected) => {
    expect(shown(state, given)).toEqual(expected);
  });

  it('is local only without a record', () => {
    expect(getDisplayedStatus(null, { condition: null, online: true, now })).toEqual({ kind: 'local-only' });
  });
});
