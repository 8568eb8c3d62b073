import { hasSameJson } from '@/lib/base/has-same-json';
import { reconcilePageLinks, resetPageLinks } from '@/lib/wiki/merge/page-links';
import { createEmptyBase, extendMergeBase, type MergePlan } from '@/lib/wiki/merge/plan-merge';
import type { OutboxEntry } from '@/lib/wiki/model/outbox-entry';
import type { SyncedField, SyncedValues } from '@/lib/wiki/model/sync';
import type { RemoteResource } from '@/lib/wiki/model/wiki';
import { getBackoffMs } from './backoff';
import { createUnlinkedFields, MAX_BATCH_SIZE } from './create-outbox-entry';
import { delayEntry, getSharedFields, queueEntry, rejectEntry, requeueEntry } from './entry-status';
import type { OutboxEvent } from './outbox-event';
import { applyPageEvent } from './page-events';
import { isWaitingForNetwork } from './resume-after-offline';
import { deferFields, rescheduleDeferred, settleEntry } from './settle-entry';

/**
 * Returns the entry after an event, without saving it. No other function changes the status of an entry. lib/wiki/README.md draws
 * the transitions.
 */
export function transition(entry: OutboxEntry, event: OutboxEvent): OutboxEntry {
  switch (event.type) {
    case 'source-saved':
      return requeueAfterSave(entry, event.now);
    case 'source-removed':
      return { ...getSharedFields(entry), status: 'local-only', nextAttemptAt: null };
    case 'requeued':
      return requeueEntry(event.shouldRetryDeferred ? { ...entry, deferredUntil: null } : entry, event.now);
    case 'network-restored':
      return isWaitingForNetwork(entry) ? requeueEntry(entry, event.now) : entry;
    case 'choice-changed':
      return applyChoiceChange(entry, event);
    case 'not-found':
      return { ...entry, notFoundAtTotal: event.total };
    case 'linked':
      return linkEntry(entry, event);
    case 'unlinked':
      return unlinkEntry(entry, event);
    case 'remote-read':
      return applyMergePlan(entry, event);
    case 'remote-checked':
      return { ...entry, remoteCheckedAt: event.at };
    case 'write-started':
      return startWrite(entry, event);
    case 'write-confirmed':
      return confirmWrite(entry, event.now);
    case 'details-started':
      return { ...entry, pendingBase: event.pendingBase };
    case 'permanent-id-settled':
      return { ...entry, permanentIdPending: false };
    case 'settled':
      return settleEntry(entry, event);
    case 'follow-ups-sent':
      return rescheduleDeferred({ ...entry, followUpAttempts: 0 }, event.now);
    case 'follow-ups-failed':
      return { ...entry, followUpAttempts: (entry.followUpAttempts ?? 0) + 1 };
    case 'follow-ups-paused':
      return rescheduleSettled(entry, event.until);
    case 'lists-postponed':
      return rescheduleSettled({ ...entry, deferredUntil: event.until }, event.until);
    case 'interrupted':
      return queueEntry(entry, event.at);
    case 'batch-split':
      return { ...requeueEntry(clearDeferred(entry), event.now), maxBatchSize: event.maxBatchSize };
    case 'lists-deferred':
      return {
        ...deferFields(requeueEntry(entry, event.now), event.fields, event.now, event.until),
        serverErrors: event.serverErrors,
      };
    case 'attempt-failed':
      return delayEntry({ ...entry, serverErrors: event.serverErrors ?? entry.serverErrors }, event);
    case 'rejected':
      return rejectEntry({ ...entry, remoteMatches: event.matches ?? entry.remoteMatches }, event.rejection);
    case 'text-changed':
      return { ...entry, textStatus: event.textStatus };
    default:
      return applyPageEvent(entry, event);
  }
}

type EventOfType<T extends OutboxEvent['type']> = Extract<OutboxEvent, { type: T }>;

/** Moves the next attempt of a settled entry. An entry that was requeued meanwhile does not change. */
const rescheduleSettled = (entry: OutboxEntry, nextAttemptAt: string): OutboxEntry =>
  entry.status === 'synced' || entry.status === 'conflict' ? { ...entry, nextAttemptAt } : entry;

const clearDeferred = (entry: OutboxEntry): OutboxEntry => ({
  ...entry,
  deferredFields: [],
  deferredAttempts: 0,
  deferredUntil: null,
});

function requeueAfterSave(entry: OutboxEntry, now: Date): OutboxEntry {
  const { notFoundAtTotal: _, ...savedEntry } = entry;
  return requeueEntry({ ...savedEntry, revision: entry.revision + 1 }, now);
}

/** Increases the revision, so that a flush in progress cannot overwrite the choice. */
function applyChoiceChange(
  entry: OutboxEntry,
  { changes, conflictFields, nextAttemptAt }: EventOfType<'choice-changed'>,
): OutboxEntry {
  const changedEntry = requeueEntry({ ...entry, ...changes, revision: entry.revision + 1 }, nextAttemptAt);
  if (conflictFields.length === 0) return changedEntry;
  const sharedFields = getSharedFields(changedEntry);
  return { ...sharedFields, status: 'conflict', nextAttemptAt: nextAttemptAt.toISOString(), conflictFields };
}

const linkEntry = (entry: OutboxEntry, { match, matches }: EventOfType<'linked'>): OutboxEntry => ({
  ...entry,
  remoteId: match.remoteId,
  remoteUrl: match.url,
  remoteMatches: [match, ...matches.filter(({ remoteId }) => remoteId !== match.remoteId)],
});

/**
 * Removes the link to the resource, so that the source is looked up again. The first lookup follows at once. Later lookups are
 * delayed with a backoff, because the lookup of the wiki may always return a resource that does not exist.
 */
function unlinkEntry(entry: OutboxEntry, { now, random }: EventOfType<'unlinked'>): OutboxEntry {
  const until = new Date(now.getTime() + getBackoffMs(entry.attempts, random));
  const requeuedEntry =
    entry.attempts === 0
      ? { ...requeueEntry(entry, now), attempts: 1 }
      : delayEntry(entry, { until, reason: 'bad-answer' });
  return {
    ...requeuedEntry,
    ...(entry.pageLinks ? { pageLinks: resetPageLinks(entry.pageLinks) } : {}),
    ...createUnlinkedFields(),
  };
}

function applyMergePlan(
  entry: OutboxEntry,
  { plan, resource, now }: EventOfType<'remote-read'>,
): OutboxEntry {
  const mergedFields = Object.keys(plan.mergeBase.local) as SyncedField[];
  const { pageLinks } = entry;
  const { citingPageIds } = resource;
  return {
    ...entry,
    ...(pageLinks && citingPageIds ? { pageLinks: reconcilePageLinks(pageLinks, citingPageIds) } : {}),
    ...buildRemoteChange(entry, plan, resource, now),
    remoteUrl: resource.url,
    remoteCheckedAt: now.toISOString(),
    remoteSnapshot: {
      fields: resource.fields,
      updatedAt: resource.updatedAt,
      readAt: now.toISOString(),
      stableId: resource.stableId,
      linkState: resource.linkState,
    },
    mergeBase: plan.mergeBase,
    pendingBase: null,
    unverifiedFields: [],
    divergentFields: plan.divergentFields,
    offeredFields: plan.offeredFields,
    localOnlyFields: plan.localOnlyFields,
    localOverrides: omitFields(
      entry.localOverrides,
      mergedFields.filter((field) => !(field in plan.remoteChanges)),
    ),
  };
}

/** Returns the fields that others changed since the last read, if these changes concern the source. */
function buildRemoteChange(
  { remoteSnapshot }: OutboxEntry,
  { localChanges, conflicts }: MergePlan,
  resource: RemoteResource,
  now: Date,
): Pick<OutboxEntry, 'remoteChange'> {
  if (remoteSnapshot === null) return {};
  const fields = [...(Object.keys(localChanges) as SyncedField[]), ...conflicts].filter(
    (field) => !hasSameJson(resource.fields[field], remoteSnapshot.fields[field]),
  );
  return fields.length > 0 ? { remoteChange: { at: now.toISOString(), fields } } : {};
}

function startWrite(
  entry: OutboxEntry,
  { pendingBase, isNew, now, isPermanentIdOmitted = false }: EventOfType<'write-started'>,
): OutboxEntry {
  return {
    ...getSharedFields(entry),
    ...(isNew ? { mergeBase: createEmptyBase(), unverifiedFields: [] } : {}),
    ...(isNew && isPermanentIdOmitted ? { permanentIdPending: true } : {}),
    status: 'sending',
    nextAttemptAt: now.toISOString(),
    pendingBase,
  };
}

/** Does not reset `attempts`, because a wiki may confirm every write without storing it. Only the event `settled` resets it. */
function confirmWrite(entry: OutboxEntry, now: Date): OutboxEntry {
  const confirmedEntry = { ...queueEntry(entry, now), serverErrors: 0, maxBatchSize: MAX_BATCH_SIZE };
  const { pendingBase } = entry;
  if (!pendingBase) return confirmedEntry;
  const writtenFields = Object.keys(pendingBase.remote) as SyncedField[];
  return {
    ...confirmedEntry,
    mergeBase: extendMergeBase(entry.mergeBase, pendingBase),
    pendingBase: null,
    unverifiedFields: writtenFields,
    localOverrides: omitFields(entry.localOverrides, writtenFields),
  };
}

function omitFields(values: SyncedValues, names: SyncedField[]): SyncedValues {
  const remainingValues = { ...values };
  for (const name of names) delete remainingValues[name];
  return remainingValues;
}
