import { isEmptyValue } from '@/lib/record/same-value';
import type { Source } from '@/lib/record/schema/source';
import { type MergePlan, planMerge } from '@/lib/wiki/merge/plan-merge';
import { getSyncedValues, listLocalOnlyFields } from '@/lib/wiki/merge/synced-values';
import type { EntryKey, OutboxEntry } from '@/lib/wiki/model/outbox-entry';
import type { RemoteResource } from '@/lib/wiki/model/wiki';
import { getEntryKey } from '@/lib/wiki/outbox/outbox-store';
import { isDueForListsOnly } from '@/lib/wiki/outbox/settle-entry';
import { transition } from '@/lib/wiki/outbox/transition';
import { buildOutgoingWrite, type OutgoingWrite } from './build-outgoing-write';
import { refreshCitingPages } from './citing-pages';
import { type FlushContext, resetFailures, shouldStop } from './flush-context';
import { handleProblem } from './handle-problem';
import { getListRetryTime, updateListFault } from './list-fault';
import { hasFollowUps, pushFollowUps } from './push-follow-ups';

// If another editor writes all the time, every round may find new changes. The entry then waits for a later flush.
const MAX_ROUNDS = 6;
const RETRY_AFTER_MAX_ROUNDS_MS = 30_000;

/**
 * Syncs a source with its resource. Each round reads, merges and writes, and the rounds end when nothing is left to send. No other
 * request is made between a read and the write that is based on it.
 */
export async function pushExisting(context: FlushContext, entry: OutboxEntry): Promise<void> {
  const key = getEntryKey(entry);
  const listRetryAt = getListRetryTime(context);
  if (listRetryAt !== null && isDueForListsOnly(entry)) {
    const event = { type: 'lists-postponed' as const, until: listRetryAt };
    return void (await context.outbox.updateEntries([key], (storedEntry) => transition(storedEntry, event)));
  }
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    await context.yieldToForeground();
    const response = await context.client.readResource(entry.remoteId ?? '');
    if (!response.ok) return handleProblem(context, { entries: [entry], isWrite: false }, response.problem);
    await resetFailures(context);
    const outcome = await runRound(context, key, response.value);
    if (outcome === 'done') return;
  }
  const at = new Date(context.now().getTime() + RETRY_AFTER_MAX_ROUNDS_MS);
  await context.outbox.updateEntries([key], (storedEntry) =>
    transition(storedEntry, { type: 'interrupted', at }),
  );
}

async function runRound(
  context: FlushContext,
  key: EntryKey,
  resource: RemoteResource | null,
): Promise<'done' | 'repeat'> {
  const entryWithSource = await context.outbox.loadEntry(key);
  if (!entryWithSource) return 'done';
  const { entry, source } = entryWithSource;
  // The source was merged with another source during the request, so its entry is no longer linked to this resource.
  if (resource && entry.remoteId !== resource.remoteId) return 'done';
  if (!source || !resource) {
    await unlinkOrRemove(context, key, source);
    return 'done';
  }
  const round = planWrite(context, entry, source, resource);
  const { fields, faults } = round.outgoingWrite;
  return Object.keys(fields).length === 0 || faults.length > 0
    ? finishWithoutWrite(context, entry, round)
    : writeChanges(context, entry, round);
}

async function unlinkOrRemove(context: FlushContext, key: EntryKey, source: Source | null): Promise<void> {
  const now = context.now();
  await context.outbox.updateEntries([key], (storedEntry) =>
    transition(
      storedEntry,
      source ? { type: 'unlinked', now, random: context.random() } : { type: 'source-removed' },
    ),
  );
}

type PlannedWrite = {
  plan: MergePlan;
  outgoingWrite: OutgoingWrite;
  resource: RemoteResource;
  source: Source;
};

function planWrite(
  context: FlushContext,
  entry: OutboxEntry,
  source: Source,
  resource: RemoteResource,
): PlannedWrite {
  const rules = { mapping: context.wiki.credibilityMapping, isShippedVenue: context.isShippedVenue };
  const preparedFields = context.client.prepareFields(getSyncedValues(source, rules));
  const mergePlan = planMerge(entry, preparedFields.fields, resource.fields);
  const plan: MergePlan = {
    ...mergePlan,
    localOnlyFields: [
      // The year is part of the date, so it is not reported separately.
      ...mergePlan.localOnlyFields.filter((field) => field !== 'year'),
      ...preparedFields.withheldFields,
      ...listLocalOnlyFields(source, rules),
    ],
    offeredFields: [
      ...mergePlan.offeredFields,
      ...preparedFields.withheldFields.filter((field) => !isEmptyValue(resource.fields[field])),
    ],
  };
  const { remoteChanges, pendingBase } = plan;
  const outgoingWrite = buildOutgoingWrite(context, entry, remoteChanges, pendingBase, preparedFields.faults);
  return { plan, outgoingWrite, resource, source };
}

async function writeChanges(
  context: FlushContext,
  entry: OutboxEntry,
  { plan, outgoingWrite, resource }: PlannedWrite,
): Promise<'done' | 'repeat'> {
  const key = getEntryKey(entry);
  const now = context.now();
  const { pendingBase } = outgoingWrite;
  const sentEntry = await context.outbox.updateIfUnchanged({
    key,
    revision: entry.revision,
    localChanges: plan.localChanges,
    change: (storedEntry) => {
      const mergedEntry = transition(storedEntry, { type: 'remote-read', plan, resource, now });
      return transition(mergedEntry, { type: 'write-started', pendingBase, isNew: false, now });
    },
  });
  if (!sentEntry) return 'repeat';
  const response = await context.client.sendResources([
    {
      remoteId: resource.remoteId,
      url: resource.url,
      fields: outgoingWrite.fields,
      indexedTexts: resource.indexedTexts,
    },
  ]);
  if (!response.ok) {
    await handleProblem(context, { entries: [sentEntry], isWrite: true }, response.problem);
    return 'done';
  }
  await resetFailures(context, 'write');
  await context.outbox.updateEntries([key], (storedEntry) =>
    transition(storedEntry, { type: 'write-confirmed', now: context.now() }),
  );
  await updateListFault(context, [sentEntry], outgoingWrite.deferredFields);
  return 'repeat';
}

async function finishWithoutWrite(
  context: FlushContext,
  entry: OutboxEntry,
  { plan, outgoingWrite, resource, source }: PlannedWrite,
): Promise<'done' | 'repeat'> {
  const now = context.now();
  const { faults, deferredFields } = outgoingWrite;
  const finishedEntry = await context.outbox.updateIfUnchanged({
    key: getEntryKey(entry),
    revision: entry.revision,
    localChanges: plan.localChanges,
    change: (storedEntry) => {
      const mergedEntry = transition(storedEntry, { type: 'remote-read', plan, resource, now });
      if (faults.length > 0)
        return transition(mergedEntry, { type: 'rejected', rejection: { kind: 'fields', faults } });
      return transition(mergedEntry, {
        type: 'settled',
        conflictFields: plan.conflicts,
        deferredFields,
        deferUntil: getListRetryTime(context),
        hasFollowUps: hasFollowUps(context, mergedEntry, source, resource),
        now,
      });
    },
  });
  if (!finishedEntry) return 'repeat';
  const citingPageIds =
    finishedEntry.status === 'rejected'
      ? resource.citingPageIds
      : await pushFollowUps(context, finishedEntry, source, resource);
  if (!shouldStop(context)) await refreshCitingPages(context, finishedEntry, citingPageIds);
  return 'done';
}
