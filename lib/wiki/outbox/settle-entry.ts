import type { OutboxEntry, SharedEntryFields } from '@/lib/wiki/model/outbox-entry';
import type { SyncedField } from '@/lib/wiki/model/sync';
import { getSharedFields } from './entry-status';
import type { OutboxEvent } from './outbox-event';

const FIRST_RETRY_MS = 600_000;
/** The longest delay of deferred lists and follow-ups, in ms. */
export const MAX_RETRY_MS = 86_400_000;

/** The entry with nothing left to send but deferred lists and follow-ups. */
export function settle(
  entry: OutboxEntry,
  { conflictFields, deferredFields, hasFollowUps, now }: Extract<OutboxEvent, { type: 'settled' }>,
): OutboxEntry {
  const hasDeferred = deferredFields.length > 0;
  const isNewlyDeferred =
    hasDeferred && (entry.deferredUntil === null || entry.deferredUntil <= now.toISOString());
  const deferred = isNewlyDeferred ? deferFields(entry, deferredFields, now) : entry;
  const shared: SharedEntryFields = {
    ...getSharedFields(deferred),
    deferredFields,
    deferredAttempts: hasDeferred ? deferred.deferredAttempts : 0,
    deferredUntil: hasDeferred ? deferred.deferredUntil : null,
    attempts: 0,
    serverErrors: 0,
  };
  const nextAttemptAt = getSettledAttemptAt(shared, hasFollowUps, now);
  return conflictFields.length > 0
    ? { ...shared, status: 'conflict', nextAttemptAt, conflictFields }
    : { ...shared, status: 'synced', nextAttemptAt, syncedAt: now.toISOString() };
}

const getDeferredAttemptAt = (fields: SharedEntryFields, now: Date): string | null =>
  fields.deferredFields.length > 0 ? (fields.deferredUntil ?? now.toISOString()) : null;

/** The earlier of the next attempts of deferred lists and of follow-ups; the worker may be killed during the latter. */
function getSettledAttemptAt(fields: SharedEntryFields, hasFollowUps: boolean, now: Date): string | null {
  const deferredAt = getDeferredAttemptAt(fields, now);
  if (!hasFollowUps) return deferredAt;
  const followUpAt = getRetryTime(now, fields.followUpAttempts ?? 0);
  return deferredAt !== null && deferredAt < followUpAt ? deferredAt : followUpAt;
}

/** Only deferred lists are left. Follow-ups of an entry that was queued again belong to its next attempt. */
export const rescheduleDeferred = (entry: OutboxEntry, now: Date): OutboxEntry =>
  entry.status === 'synced' || entry.status === 'conflict'
    ? { ...entry, nextAttemptAt: getDeferredAttemptAt(entry, now) }
    : entry;

/** The entry with these lists deferred: for ten minutes the first time, then longer each time. */
export const deferFields = (entry: OutboxEntry, fields: SyncedField[], now: Date): OutboxEntry => ({
  ...entry,
  deferredFields: [...new Set([...entry.deferredFields, ...fields])],
  deferredAttempts: entry.deferredAttempts + 1,
  deferredUntil: getRetryTime(now, entry.deferredAttempts),
});

/** Ten minutes after the first attempt, then twice as long each time, at most a day. */
const getRetryTime = (now: Date, attempts: number): string =>
  new Date(now.getTime() + Math.min(MAX_RETRY_MS, FIRST_RETRY_MS * 2 ** attempts)).toISOString();
