import type { Source } from '@/lib/record/schema/source';
import { type MergePlan, planMerge } from '@/lib/wiki/merge/plan-merge';
import { isBlank } from '@/lib/wiki/merge/same-value';
import { getSyncedValues, listLocalOnlyFields } from '@/lib/wiki/merge/synced-values';
import type { OutboxEntry } from '@/lib/wiki/model/sync';
import type { RemoteResource } from '@/lib/wiki/model/wiki';
import { type FlushContext, getEntryKey, isPaused, recordSuccess } from '@/lib/wiki/outbox/flush-context';
import { handleProblem } from '@/lib/wiki/outbox/handle-problem';
import { countListFault } from '@/lib/wiki/outbox/list-fault';
import {
  acknowledgeWrite,
  applyMergePlan,
  deferFields,
  markLocalOnly,
  markSending,
  reject,
  scheduleFollowUp,
  settle,
  unlinkFromRemote,
} from '@/lib/wiki/outbox/outbox-entry';
import { buildOutgoingWrite, type OutgoingWrite } from './build-outgoing-write';
import { refreshCitingPages } from './citing-pages';
import { hasFollowUps, pushFollowUps } from './push-follow-ups';

// Another editor at work may make every turn find something new; the rest then waits for the next flush.
const MAX_ROUNDS = 6;

/**
 * Brings a source and its entry on the wiki together: reads, merges, writes what the wiki lacks and reads again, until
 * nothing is left to send. Between a reading and the write that rests on it there is no other request.
 */
export async function pushExisting(context: FlushContext, entry: OutboxEntry): Promise<void> {
  const key = getEntryKey(entry);
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    const response = await context.client.readResource(entry.remoteId ?? '');
    if (!response.ok) return handleProblem(context, { entries: [entry], isWrite: false }, response.problem);
    await recordSuccess(context);
    const outcome = await runRound(context, key, response.value);
    if (outcome === 'done') return;
  }
  await context.outbox.updateEntries([key], (entry) => ({
    ...entry,
    state: { state: 'waiting' },
    dueAt: getRetryTime(context),
  }));
}

async function runRound(
  context: FlushContext,
  key: ReturnType<typeof getEntryKey>,
  resource: RemoteResource | null,
): Promise<'done' | 'again'> {
  const loaded = await context.outbox.loadEntry(key);
  if (!loaded) return 'done';
  const { entry, source } = loaded;
  // Merged with another source in the meantime, or parted from it: what was read is not its entry any more.
  if (resource && entry.remoteId !== resource.remoteId) return 'done';
  if (!source || !resource) {
    const now = context.now();
    await context.outbox.updateEntries([key], (current) =>
      source ? unlinkFromRemote(current, now, context.random()) : markLocalOnly(current),
    );
    return 'done';
  }
  const rules = { mapping: context.wiki.credibilityMapping, isSharedVenue: context.isSharedVenue };
  const prepared = context.client.prepareFields(getSyncedValues(source, rules));
  const plan = planMerge(entry, prepared.fields, resource.fields);
  // A year is kept here with the date that it is part of.
  plan.localOnlyFields = [
    ...plan.localOnlyFields.filter((field) => field !== 'year'),
    ...prepared.withheld,
    ...listLocalOnlyFields(source, rules),
  ];
  plan.offeredFields = [
    ...plan.offeredFields,
    ...prepared.withheld.filter((field) => !isBlank(resource.fields[field])),
  ];
  const outgoingWrite = buildOutgoingWrite(
    context,
    entry,
    plan.remoteChanges,
    plan.pendingBase,
    prepared.faults,
  );
  if (Object.keys(outgoingWrite.fields).length === 0 || outgoingWrite.faults.length > 0)
    return finishRound(context, entry, { plan, outgoingWrite, resource, source });
  return writeChanges(context, entry, { plan, outgoingWrite, resource, source });
}

type Round = { plan: MergePlan; outgoingWrite: OutgoingWrite; resource: RemoteResource; source: Source };

async function writeChanges(
  context: FlushContext,
  { revision, ...entry }: OutboxEntry,
  { plan, outgoingWrite, resource }: Round,
): Promise<'done' | 'again'> {
  const key = { wikiId: entry.wikiId, stableId: entry.stableId };
  const sentEntry = await context.outbox.updateIfUnchanged({
    key,
    revision,
    localChanges: plan.localChanges,
    change: (current) =>
      markSending(
        applyMergePlan(current, plan, resource, context.now()),
        outgoingWrite.pendingBase,
        context.now(),
      ),
  });
  if (!sentEntry) return 'again';
  const response = await context.client.sendResources([
    { remoteId: resource.remoteId, url: resource.url, fields: outgoingWrite.fields },
  ]);
  if (!response.ok) {
    await handleProblem(context, { entries: [sentEntry], isWrite: true }, response.problem);
    return 'done';
  }
  await recordSuccess(context);
  await context.outbox.updateEntries([key], (current) => acknowledgeWrite(current, context.now()));
  await countListFault(context, [sentEntry], outgoingWrite.deferredFields);
  return 'again';
}

async function finishRound(
  context: FlushContext,
  entry: OutboxEntry,
  { plan, outgoingWrite, resource, source }: Round,
): Promise<'done' | 'again'> {
  const now = context.now();
  const key = getEntryKey(entry);
  const finishedEntry = await context.outbox.updateIfUnchanged({
    key,
    revision: entry.revision,
    localChanges: plan.localChanges,
    change: (current) => {
      const mergedEntry = applyMergePlan(current, plan, resource, now);
      if (outgoingWrite.faults.length > 0)
        return reject(mergedEntry, { kind: 'fields', faults: outgoingWrite.faults });
      const isNewlyDeferred =
        outgoingWrite.deferredFields.length > 0 &&
        (mergedEntry.owedUntil === null || mergedEntry.owedUntil <= now.toISOString());
      const restingEntry = settle(
        isNewlyDeferred ? deferFields(mergedEntry, outgoingWrite.deferredFields, now) : mergedEntry,
        plan.conflicts,
        outgoingWrite.deferredFields,
        now,
      );
      return hasFollowUps(context, restingEntry, source, resource)
        ? scheduleFollowUp(restingEntry, now)
        : restingEntry;
    },
  });
  if (!finishedEntry) return 'again';
  if (finishedEntry.state.state !== 'refused') await pushFollowUps(context, finishedEntry, source, resource);
  if (!isPaused(context)) await refreshCitingPages(context, finishedEntry, resource.citingPageIds);
  return 'done';
}

const getRetryTime = (context: FlushContext): string =>
  new Date(context.now().getTime() + 30_000).toISOString();
