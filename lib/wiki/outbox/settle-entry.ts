import type { OutboxEntry, SharedEntryFields } from '@/lib/wiki/model/outbox-entry';
import type { SyncedField } from '@/lib/wiki/model/sync';
import { getSharedFields } from './entry-status';
import type { OutboxEvent } from './outbox-event';

const FIRST_RETRY_MS = 600_000;
/** The longest delay of deferred lists and follow-ups, in ms. */
export const MAX_RETRY_MS = 86_400_000;

/** Returns the entry as `synced` or `conflict`, due again only for deferred lists and follow-ups. */
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

/** Returns the earlier attempt of deferred lists and follow-ups, because the worker may be killed before the follow-ups. */
function getSettledAttemptAt(fields: SharedEntryFields, hasFollowUps: boolean, now: Date): string | null {
  const deferredAt = getDeferredAttemptAt(fields, now);
  if (!hasFollowUps) return deferredAt;
  const followUpAt = getRetryTime(now, fields.followUpAttempts ?? 0);
  return deferredAt !== null && deferredAt < followUpAt ? deferredAt : followUpAt;
}

/** Returns the entry due only for deferred lists. An entry that was queued again keeps its next attempt. */
export const rescheduleDeferred = (entry: OutboxEntry, now: Date): OutboxEntry =>
  entry.status === 'synced' || entry.status === 'conflict'
    ? { ...entry, nextAttemptAt: getDeferredAttemptAt(entry, now) }
    : entry;

/** Returns the entry with these lists deferred: for ten minutes the first time, then twice as long each time. */
export const deferFields = (entry: OutboxEntry, fields: SyncedField[], now: Date): OutboxEntry => ({
  ...entry,
  deferredFields: [...new Set([...entry.deferredFields, ...fields])],
  deferredAttempts: entry.deferredAttempts + 1,
  deferredUntil: getRetryTime(now, entry.deferredAttempts),
});

/** Returns the time of the next attempt: after ten minutes, then twice as long each time, at most a day. */
const getRetryTime = (now: Date, attempts: number): string =>
  new Date(now.getTime() + Math.min(MAX_RETRY_MS, FIRST_RETRY_MS * 2 ** attempts)).toISOString();
