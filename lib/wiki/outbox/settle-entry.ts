import type { OutboxEntry, SharedEntryFields } from '@/lib/wiki/model/outbox-entry';
import type { SyncedField } from '@/lib/wiki/model/sync';
import { getSharedFields } from './entry-status';
import type { OutboxEvent } from './outbox-event';

/** The first delay of deferred lists and of follow-ups, in ms. It doubles each time. */
const FIRST_RETRY_MS = 600_000;
/** The longest delay of deferred lists and of follow-ups (text and link state), in ms. */
export const MAX_RETRY_MS = 86_400_000;

/** Returns the entry with the status `synced` or `conflict`. It is due again only for deferred lists and follow-ups. */
export function settleEntry(
  entry: OutboxEntry,
  {
    conflictFields,
    deferredFields,
    deferUntil,
    hasFollowUps,
    now,
  }: Extract<OutboxEvent, { type: 'settled' }>,
): OutboxEntry {
  const hasDeferred = deferredFields.length > 0;
  const isNewlyDeferred =
    hasDeferred && (entry.deferredUntil === null || entry.deferredUntil <= now.toISOString());
  const deferredEntry = isNewlyDeferred ? deferFields(entry, deferredFields, now, deferUntil) : entry;
  const sharedFields: SharedEntryFields = {
    ...getSharedFields(deferredEntry),
    deferredFields,
    deferredAttempts: hasDeferred ? deferredEntry.deferredAttempts : 0,
    deferredUntil: hasDeferred ? deferredEntry.deferredUntil : null,
    attempts: 0,
    serverErrors: 0,
  };
  const nextAttemptAt = getNextAttemptAfterSettle(sharedFields, hasFollowUps, now);
  return conflictFields.length > 0
    ? { ...sharedFields, status: 'conflict', nextAttemptAt, conflictFields }
    : { ...sharedFields, status: 'synced', nextAttemptAt, syncedAt: now.toISOString() };
}

const getDeferredAttemptAt = (fields: SharedEntryFields, now: Date): string | null =>
  fields.deferredFields.length > 0 ? (fields.deferredUntil ?? now.toISOString()) : null;

/**
 * Returns the time at which deferred lists or follow-ups are due, whichever is earlier. Follow-ups are sent at once, but the
 * worker may be killed before that, so they need a time too.
 */
function getNextAttemptAfterSettle(
  fields: SharedEntryFields,
  hasFollowUps: boolean,
  now: Date,
): string | null {
  const deferredAt = getDeferredAttemptAt(fields, now);
  if (!hasFollowUps) return deferredAt;
  const followUpAt = getRetryTime(now, fields.followUpAttempts ?? 0);
  return deferredAt !== null && deferredAt < followUpAt ? deferredAt : followUpAt;
}

/** Returns the entry with a next attempt only for deferred lists. An entry that was requeued meanwhile does not change. */
export const rescheduleDeferred = (entry: OutboxEntry, now: Date): OutboxEntry =>
  entry.status === 'synced' || entry.status === 'conflict'
    ? { ...entry, nextAttemptAt: getDeferredAttemptAt(entry, now) }
    : entry;

/**
 * Returns the entry with these lists deferred until `until`. If `until` is null, the delay begins with ten minutes and doubles each
 * time.
 */
export const deferFields = (
  entry: OutboxEntry,
  fields: SyncedField[],
  now: Date,
  until: string | null,
): OutboxEntry => ({
  ...entry,
  deferredFields: [...new Set([...entry.deferredFields, ...fields])],
  deferredAttempts: entry.deferredAttempts + 1,
  deferredUntil: until ?? getRetryTime(now, entry.deferredAttempts),
});

/** Returns whether a settled entry is due only because of its deferred lists. */
export const isDueForListsOnly = ({
  status,
  deferredFields,
  deferredUntil,
  nextAttemptAt,
}: OutboxEntry): boolean =>
  (status === 'synced' || status === 'conflict') &&
  deferredFields.length > 0 &&
  nextAttemptAt === deferredUntil;

/** Returns the time of the next attempt (ISO 8601). The delay begins with ten minutes and doubles each time, up to a day. */
export const getRetryTime = (now: Date, attempts: number): string =>
  new Date(now.getTime() + Math.min(MAX_RETRY_MS, FIRST_RETRY_MS * 2 ** attempts)).toISOString();
