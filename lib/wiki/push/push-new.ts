import type { Source } from '@/lib/record/schema/source';
import { createEmptyBase } from '@/lib/wiki/merge/plan-merge';
import { isBlank } from '@/lib/wiki/merge/same-value';
import { getSyncedValues } from '@/lib/wiki/merge/synced-values';
import type { FieldFault, OutboxEntry, SyncedField, SyncedValues } from '@/lib/wiki/model/sync';
import type { RemoteWrite } from '@/lib/wiki/model/wiki';
import { getBackoffMs } from '@/lib/wiki/outbox/backoff';
import { beginBatch, endBatch, getMaxBatchSize } from '@/lib/wiki/outbox/batch-size';
import {
  canWrite,
  type FlushContext,
  getEntryKey,
  isPaused,
  recordSuccess,
} from '@/lib/wiki/outbox/flush-context';
import { handleProblem } from '@/lib/wiki/outbox/handle-problem';
import { countListFault } from '@/lib/wiki/outbox/list-fault';
import { matchRemote } from '@/lib/wiki/outbox/match-remote';
import {
  acknowledgeWrite,
  BATCH_SIZE,
  delayUntil,
  linkToRemote,
  markLocalOnly,
  markSending,
  reject,
  requeue,
} from '@/lib/wiki/outbox/outbox-entry';
import { addCreated, countResources, isLookupValid, isStillUnknown } from '@/lib/wiki/outbox/resource-count';
import { buildOutgoingWrite } from './build-outgoing-write';
import { LISTING_THRESHOLD, loadKnownUrls } from './load-known-urls';
import { pushDetails } from './push-details';
import { pushExisting } from './push-existing';

/** A source that the wiki does not know, and how it would be written. */
type NewEntry = { entry: OutboxEntry; source: Source };

/**
 * Looks up sources that have no entry yet, joins those that the wiki knows and creates the others in one batch. Nobody
 * can remove an entry, so an unchanged number of entries after the look-ups says that all of them still hold: again one
 * request lies between what was read and the write. If it has changed, they are looked up again.
 */
export async function pushNew(context: FlushContext, dueEntries: OutboxEntry[]): Promise<void> {
  const maxSize = getMaxBatchSize(context);
  const entries = dueEntries.slice(0, maxSize);
  const totalBefore = context.resourceCount?.total ?? (await countResources(context));
  if (totalBefore === null) return;
  const needsLookup = entries.some((entry) => !isLookupValid(context, entry));
  if (needsLookup && entries.length > LISTING_THRESHOLD) await loadKnownUrls(context, totalBefore);
  if (isPaused(context)) return;
  await beginBatch(context, entries.length);
  const { newEntries, linkedEntries } = await matchEntries(context, entries);
  const createdEntries = await createResources(context, newEntries, totalBefore);
  await endBatch(context, entries.length, maxSize);
  await pushEntries(context, [...createdEntries, ...linkedEntries]);
}

async function matchEntries(
  context: FlushContext,
  entries: OutboxEntry[],
): Promise<{ newEntries: NewEntry[]; linkedEntries: OutboxEntry[] }> {
  const newEntries: NewEntry[] = [];
  const linkedEntries: OutboxEntry[] = [];
  for (const entry of entries) {
    const match = await matchEntry(context, entry);
    if (match === 'stop') break;
    if (match === 'done') continue;
    if ('source' in match) newEntries.push(match);
    else linkedEntries.push(match.entry);
  }
  return { newEntries, linkedEntries };
}

async function pushEntries(context: FlushContext, entries: OutboxEntry[]): Promise<void> {
  for (const entry of entries) {
    if (!canWrite(context)) return;
    await pushExisting(context, entry);
  }
}

async function matchEntry(
  context: FlushContext,
  entry: OutboxEntry,
): Promise<NewEntry | { entry: OutboxEntry } | 'done' | 'stop'> {
  const loaded = await context.outbox.loadEntry(getEntryKey(entry));
  if (!loaded) return 'done';
  if (!loaded.source) {
    await context.outbox.updateEntries([getEntryKey(entry)], markLocalOnly);
    return 'done';
  }
  if (isStillUnknown(context, loaded.entry, loaded.source))
    return { entry: loaded.entry, source: loaded.source };
  const match = await matchRemote(context, loaded.entry, loaded.source);
  if (match.kind === 'problem') {
    await handleProblem(context, { entries: [loaded.entry], isWrite: false }, match.problem);
    return isPaused(context) ? 'stop' : 'done';
  }
  if (match.kind === 'ours') return { entry: match.entry };
  return match.kind === 'unknown' ? { entry: loaded.entry, source: loaded.source } : 'done';
}

async function createResources(
  context: FlushContext,
  newEntries: NewEntry[],
  totalBefore: number,
): Promise<OutboxEntry[]> {
  if (newEntries.length === 0) return [];
  const totalAfter = canWrite(context) ? await countResources(context) : null;
  if (totalAfter === null) await saveLookups(context, newEntries, totalBefore);
  if (totalAfter === null) return [];
  if (totalAfter === totalBefore) return createBatch(context, newEntries, totalAfter);
  await requeueLookups(context, newEntries);
  return [];
}

/** The wiki has to wait. If it has as many entries later, what was looked up still holds. */
async function saveLookups(context: FlushContext, newEntries: NewEntry[], total: number): Promise<void> {
  const revisions = new Map(newEntries.map(({ entry }) => [entry.stableId, entry.revision]));
  await context.outbox.updateEntries(
    newEntries.map(({ entry }) => getEntryKey(entry)),
    (entry) => (entry.revision === revisions.get(entry.stableId) ? { ...entry, unknownAt: total } : entry),
  );
}

/** Somebody added an entry during the look-ups: it may be one of these. Fewer at a time stand still long enough. */
async function requeueLookups(context: FlushContext, newEntries: NewEntry[]): Promise<void> {
  const now = context.now();
  const batchCap = Math.max(1, Math.floor(newEntries.length / 2));
  await context.outbox.updateEntries(
    newEntries.map(({ entry }) => getEntryKey(entry)),
    (entry) =>
      newEntries.length > 1
        ? { ...requeue(entry, now), batchCap }
        : delayUntil(entry, now.getTime() + getBackoffMs(entry.attempts + 1, context.random()), 'wiki-busy'),
  );
}

/** Writes them. Gives those that arrived, which are still to be read back. */
async function createBatch(
  context: FlushContext,
  newEntries: NewEntry[],
  total: number,
): Promise<OutboxEntry[]> {
  const sentEntries: OutboxEntry[] = [];
  const items: RemoteWrite[] = [];
  const details: RemoteWrite[] = [];
  const deferredFields: SyncedField[] = [];
  for (const newEntry of dropDuplicateIds(newEntries)) {
    const pendingCreate = await beginCreate(context, newEntry);
    if (!pendingCreate) continue;
    sentEntries.push(pendingCreate.entry);
    items.push(pendingCreate.item);
    details.push({ ...pendingCreate.item, fields: pendingCreate.details });
    deferredFields.push(...pendingCreate.deferredFields);
  }
  if (items.length === 0) return [];
  const { resourceCount } = context;
  // Whether they were made is not known until the wiki says so.
  delete context.resourceCount;
  const response = await context.client.sendResources(items);
  if (!response.ok) {
    await handleProblem(context, { entries: sentEntries, isWrite: true }, response.problem);
    if (response.problem.kind === 'rate-limited') await saveLookups(context, newEntries, total);
    return [];
  }
  await recordSuccess(context);
  if (resourceCount) context.resourceCount = addCreated(resourceCount, items);
  const detailsById = new Map(sentEntries.map((entry, index) => [entry.stableId, details[index]]));
  const createdEntries = await context.outbox.updateEntries(sentEntries.map(getEntryKey), (entry) => {
    const item = detailsById.get(entry.stableId);
    const hit = { remoteId: item?.remoteId ?? '', url: item?.url ?? '', title: null };
    // The details leave next; whether they arrived is told by the reading after them.
    const pendingDetails = { here: item?.fields ?? {}, there: item?.fields ?? {} };
    return { ...linkToRemote(acknowledgeWrite(entry, context.now()), hit, []), inFlight: pendingDetails };
  });
  await countListFault(context, sentEntries, deferredFields);
  if (canWrite(context)) await pushDetails(context, details);
  return createdEntries;
}

/** No id and no address twice in a batch; the second waits and is then found by its look-up. */
function dropDuplicateIds(newEntries: NewEntry[]): NewEntry[] {
  const seenIds = new Set<string>();
  return newEntries.filter(({ source }) => !seenIds.has(source.id) && seenIds.add(source.id));
}

/** `later`: what has a place elsewhere than in the entry itself. */
type PendingCreate = {
  entry: OutboxEntry;
  item: RemoteWrite;
  details: SyncedValues;
  deferredFields: SyncedField[];
};

async function beginCreate(
  context: FlushContext,
  { entry, source }: NewEntry,
): Promise<PendingCreate | null> {
  const preparedFields = context.client.prepareFields(
    getSyncedValues(source, {
      mapping: context.wiki.credibilityMapping,
      isSharedVenue: context.isSharedVenue,
    }),
  );
  const filledFields = (Object.keys(preparedFields.fields) as SyncedField[]).filter(
    (field) => !isBlank(preparedFields.fields[field]),
  );
  const values = Object.fromEntries(
    filledFields.map((field) => [field, preparedFields.fields[field] ?? null]),
  );
  const outgoingWrite = buildOutgoingWrite(
    context,
    entry,
    values,
    { here: values, there: values },
    preparedFields.faults,
  );
  const limit = context.client.maxUrlLength;
  const faults: FieldFault[] =
    source.url.length > limit ? [{ kind: 'too-long', field: 'url', limit }] : outgoingWrite.faults;
  const sentEntry = await context.outbox.updateIfUnchanged({
    key: getEntryKey(entry),
    revision: entry.revision,
    localChanges: {},
    change: (current) =>
      faults.length > 0
        ? reject(current, { kind: 'fields', faults })
        : markSending(
            { ...current, base: createEmptyBase(), unverified: [] },
            outgoingWrite.pendingBase,
            context.now(),
          ),
  });
  if (!sentEntry || faults.length > 0) return null;
  return {
    entry: sentEntry,
    item: {
      remoteId: source.id,
      url: source.url,
      fields: outgoingWrite.fields,
      // A name that another entry has fails the whole batch, and it is no loss: the second try is without.
      ...(entry.serverErrors === 0 ? { stableId: source.stableId } : {}),
    },
    details: selectDetails(context, values, preparedFields.faults),
    deferredFields: outgoingWrite.deferredFields,
  };
}

function selectDetails({ client }: FlushContext, values: SyncedValues, faults: FieldFault[]): SyncedValues {
  const [, ...laterGroups] = client.writeGroups;
  const names = laterGroups.flat().filter((name) => !faults.some(({ field }) => field === name));
  return Object.fromEntries(
    names.flatMap((name) => (values[name] === undefined ? [] : [[name, values[name]]])),
  );
}

/** The first records that may share a batch: none with a smaller cap than their number, at most 50. */
export function takeBatch(entries: OutboxEntry[]): OutboxEntry[] {
  let cap = BATCH_SIZE;
  const batch: OutboxEntry[] = [];
  for (const entry of entries) {
    cap = Math.min(cap, entry.batchCap);
    if (batch.length >= cap) break;
    batch.push(entry);
  }
  return batch;
}
