import { assertNever } from '@/lib/base/assert-never';
import { createEmptyBase, extendMergeBase } from '@/lib/wiki/merge/plan-merge';
import type { OutboxEntry } from '@/lib/wiki/model/outbox-entry';
import type { SyncedField, SyncedValues } from '@/lib/wiki/model/sync';
import { getBackoffMs } from './backoff';
import { MAX_BATCH_SIZE } from './create-outbox-entry';
import { delay, getSharedFields, reject, requeue, wait } from './entry-status';
import type { OutboxEvent } from './outbox-event';
import { isWaitingForNetwork } from './resume-after-offline';
import { deferFields, rescheduleDeferred, settle } from './settle-entry';

/**
 * Returns the entry after an event, without saving it. The status of an entry changes nowhere else; lib/wiki/README.md draws
 * the transitions.
 */
export function transition(entry: OutboxEntry, event: OutboxEvent): OutboxEntry {
  switch (event.type) {
    case 'source-saved':
      return requeueAfterSave(entry, event.now);
    case 'source-removed':
      return { ...getSharedFields(entry), status: 'local-only', nextAttemptAt: null };
    case 'requeued':
      return requeue(event.retryDeferred ? { ...entry, deferredUntil: null } : entry, event.now);
    case 'network-restored':
      return isWaitingForNetwork(entry) ? requeue(entry, event.now) : entry;
    case 'choice-changed':
      return applyChoiceChange(entry, event);
    case 'not-found':
      return { ...entry, notFoundAtTotal: event.total };
    case 'linked':
      return link(entry, event);
    case 'unlinked':
      return unlink(entry, event);
    case 'remote-read':
      return applyMergePlan(entry, event);
    case 'write-started':
      return startWrite(entry, event);
    case 'write-confirmed':
      return confirmWrite(entry, event.now);
    case 'details-started':
      return { ...entry, pendingBase: event.pendingBase };
    case 'settled':
      return settle(entry, event);
    case 'follow-ups-sent':
      return rescheduleDeferred({ ...entry, followUpAttempts: 0 }, event.now);
    case 'follow-ups-failed':
      return { ...entry, followUpAttempts: (entry.followUpAttempts ?? 0) + 1 };
    case 'interrupted':
      return wait(entry, event.at);
    case 'batch-split':
      return { ...requeue(entry, event.now), maxBatchSize: event.maxBatchSize };
    case 'lists-deferred':
      return {
        ...deferFields(requeue(entry, event.now), event.fields, event.now),
        serverErrors: event.serverErrors,
      };
    case 'attempt-failed':
      return delay({ ...entry, serverErrors: event.serverErrors ?? entry.serverErrors }, event);
    case 'rejected':
      return reject({ ...entry, remoteMatches: event.matches ?? entry.remoteMatches }, event.rejection);
    case 'text-changed':
      return { ...entry, textStatus: event.textStatus };
    case 'citing-pages-read':
      return { ...entry, citingPages: event.citingPages };
    default:
      return assertNever(event);
  }
}

type EventOf<T extends OutboxEvent['type']> = Extract<OutboxEvent, { type: T }>;

function requeueAfterSave(entry: OutboxEntry, now: Date): OutboxEntry {
  const { notFoundAtTotal: _, ...next } = entry;
  return requeue({ ...next, revision: entry.revision + 1 }, now);
}

/** Increases the revision, so that a flush in progress cannot overwrite the choice and reads the entry again. */
function applyChoiceChange(
  entry: OutboxEntry,
  { changes, conflictFields, nextAttemptAt }: EventOf<'choice-changed'>,
): OutboxEntry {
  const changed = requeue({ ...entry, ...changes, revision: entry.revision + 1 }, nextAttemptAt);
  if (conflictFields.length === 0) return changed;
  const shared = getSharedFields(changed);
  return { ...shared, status: 'conflict', nextAttemptAt: nextAttemptAt.toISOString(), conflictFields };
}

const link = (entry: OutboxEntry, { match, matches }: EventOf<'linked'>): OutboxEntry => ({
  ...entry,
  remoteId: match.remoteId,
  remoteUrl: match.url,
  remoteMatches: [match, ...matches.filter(({ remoteId }) => remoteId !== match.remoteId)],
});

/**
 * Makes the source due for a look-up, at once the first time. If the wiki's look-up keeps returning a resource that does not
 * exist, the delay grows.
 */
function unlink(entry: OutboxEntry, { now, random }: EventOf<'unlinked'>): OutboxEntry {
  const until = new Date(now.getTime() + getBackoffMs(entry.attempts, random));
  const next =
    entry.attempts === 0
      ? { ...requeue(entry, now), attempts: 1 }
      : delay(entry, { until, reason: 'bad-answer' });
  return {
    ...next,
    remoteId: null,
    remoteUrl: null,
    remoteMatches: [],
    remoteSnapshot: null,
    mergeBase: createEmptyBase(),
    pendingBase: null,
    unverifiedFields: [],
  };
}

function applyMergePlan(entry: OutboxEntry, { plan, resource, now }: EventOf<'remote-read'>): OutboxEntry {
  const mergedFields = Object.keys(plan.mergeBase.local) as SyncedField[];
  return {
    ...entry,
    remoteUrl: resource.url,
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

function startWrite(entry: OutboxEntry, { pendingBase, isNew, now }: EventOf<'write-started'>): OutboxEntry {
  return {
    ...getSharedFields(entry),
    ...(isNew ? { mergeBase: createEmptyBase(), unverifiedFields: [] } : {}),
    status: 'sending',
    nextAttemptAt: now.toISOString(),
    pendingBase,
  };
}

/** Keeps `attempts` until the entry is settled, because a wiki may confirm writes repeatedly without storing them. */
function confirmWrite(entry: OutboxEntry, now: Date): OutboxEntry {
  const confirmed = { ...wait(entry, now), serverErrors: 0, maxBatchSize: MAX_BATCH_SIZE };
  const { pendingBase } = entry;
  if (!pendingBase) return confirmed;
  const writtenFields = Object.keys(pendingBase.remote) as SyncedField[];
  return {
    ...confirmed,
    mergeBase: extendMergeBase(entry.mergeBase, pendingBase),
    pendingBase: null,
    unverifiedFields: writtenFields,
    localOverrides: omitFields(entry.localOverrides, writtenFields),
  };
}

function omitFields(values: SyncedValues, names: SyncedField[]): SyncedValues {
  const remaining = { ...values };
  for (const name of names) delete remaining[name];
  return remaining;
}
