import type { OutboxEntry, Rejection, SharedEntryFields } from '@/lib/wiki/model/outbox-entry';
import type { SyncedField } from '@/lib/wiki/model/sync';

/** The fields that depend on the status. */
type StatusFields = {
  status: string;
  nextAttemptAt: string | null;
  syncedAt?: string;
  reason?: string;
  rejection?: Rejection;
  conflictFields?: SyncedField[];
};

/** Returns the fields of an entry without those that belong to its status. */
export function getSharedFields(entry: SharedEntryFields & StatusFields): SharedEntryFields {
  const {
    status: _status,
    nextAttemptAt: _nextAttemptAt,
    syncedAt: _syncedAt,
    reason: _reason,
    rejection: _rejection,
    conflictFields: _conflictFields,
    ...shared
  } = entry;
  return shared;
}

/** Returns the entry with the status `waiting`, due at this time. */
export const queueEntry = (entry: OutboxEntry, at: Date): OutboxEntry => ({
  ...getSharedFields(entry),
  status: 'waiting',
  nextAttemptAt: at.toISOString(),
});

/** Returns the entry with the status `waiting`, due now, with its failure counts reset. */
export const requeueEntry = (entry: OutboxEntry, now: Date): OutboxEntry =>
  queueEntry({ ...entry, attempts: 0, serverErrors: 0 }, now);

/** Returns the entry with the status `delayed` and one more failed attempt. */
export function delayEntry(
  entry: OutboxEntry,
  { until, reason }: { until: Date; reason: string },
): OutboxEntry {
  const sharedFields = { ...getSharedFields(entry), attempts: entry.attempts + 1 };
  return { ...sharedFields, status: 'delayed', nextAttemptAt: until.toISOString(), reason };
}

/** Returns the entry with the status `rejected`. It is not due until it is requeued. */
export const rejectEntry = (entry: OutboxEntry, rejection: Rejection): OutboxEntry => ({
  ...getSharedFields(entry),
  status: 'rejected',
  nextAttemptAt: null,
  rejection,
});
