import { isEmptyValue } from '@/lib/record/same-value';
import type { Source } from '@/lib/record/schema/source';
import { getSyncedValues } from '@/lib/wiki/merge/synced-values';
import type { OutboxEntry } from '@/lib/wiki/model/outbox-entry';
import type { FieldFault, SyncedField, SyncedValues } from '@/lib/wiki/model/sync';
import type { RemoteWrite } from '@/lib/wiki/model/wiki';
import { getEntryKey } from '@/lib/wiki/outbox/outbox-store';
import { transition } from '@/lib/wiki/outbox/transition';
import { buildOutgoingWrite, pickFields } from './build-outgoing-write';
import { canWrite, type FlushContext, resetFailures, setResourceCount } from './flush-context';
import { handleProblem } from './handle-problem';
import { updateListFault } from './list-fault';
import { pushDetails } from './push-details';
import { addCreatedResources } from './resource-count';

/** A source that the wiki does not know. */
export type NewEntry = { entry: OutboxEntry; source: Source };

/** Saves that the lookups of these entries found nothing, which stays valid while the wiki has `total` resources. */
export async function saveNotFound(
  context: FlushContext,
  newEntries: NewEntry[],
  total: number,
): Promise<void> {
  const revisions = new Map(newEntries.map(({ entry }) => [entry.stableId, entry.revision]));
  await context.outbox.updateEntries(
    newEntries.map(({ entry }) => getEntryKey(entry)),
    (entry) =>
      entry.revision === revisions.get(entry.stableId)
        ? transition(entry, { type: 'not-found', total })
        : entry,
  );
}

/** Creates resources in one write. Returns the entries of the created resources, which have to be read back next. */
export async function createBatch(
  context: FlushContext,
  newEntries: NewEntry[],
  total: number,
): Promise<OutboxEntry[]> {
  const pendingCreates = await beginCreates(context, newEntries);
  if (pendingCreates.length === 0) return [];
  const sentEntries = pendingCreates.map(({ entry }) => entry);
  const { resourceCount } = context.state;
  // If the response is lost, the number of resources is unknown.
  setResourceCount(context, null);
  const response = await context.client.sendResources(pendingCreates.map(({ item }) => item));
  if (!response.ok) {
    await handleProblem(context, { entries: sentEntries, isWrite: true }, response.problem);
    await saveNotFound(context, newEntries, total);
    return [];
  }
  await resetFailures(context, 'write');
  if (resourceCount)
    setResourceCount(
      context,
      addCreatedResources(
        resourceCount,
        pendingCreates.map(({ item }) => item),
      ),
    );
  const createdEntries = await confirmCreates(context, pendingCreates);
  await updateListFault(
    context,
    sentEntries,
    pendingCreates.flatMap(({ deferredFields }) => deferredFields),
  );
  if (canWrite(context))
    await pushDetails(
      context,
      pendingCreates.map(({ item, details }) => ({ ...item, fields: details })),
    );
  return createdEntries;
}

async function beginCreates(context: FlushContext, newEntries: NewEntry[]): Promise<PendingCreate[]> {
  const pendingCreates: PendingCreate[] = [];
  for (const newEntry of omitDuplicateIds(newEntries)) {
    await context.yieldToForeground();
    const pendingCreate = await beginCreate(context, newEntry);
    if (pendingCreate) pendingCreates.push(pendingCreate);
  }
  return pendingCreates;
}

async function confirmCreates(
  context: FlushContext,
  pendingCreates: PendingCreate[],
): Promise<OutboxEntry[]> {
  const pendingCreateById = new Map(pendingCreates.map((create) => [create.entry.stableId, create]));
  return context.outbox.updateEntries(
    pendingCreates.map(({ entry }) => getEntryKey(entry)),
    (entry) => {
      const pendingCreate = pendingCreateById.get(entry.stableId);
      if (!pendingCreate) return entry;
      const { item, details } = pendingCreate;
      const match = { remoteId: item.remoteId, url: item.url, title: null };
      const confirmedEntry = transition(entry, { type: 'write-confirmed', now: context.now() });
      const linkedEntry = transition(confirmedEntry, { type: 'linked', match, matches: [] });
      // `pushDetails` sends the details next, and the next read shows whether they arrived.
      return transition(linkedEntry, {
        type: 'details-started',
        pendingBase: { local: details, remote: details },
      });
    },
  );
}

/** Omits each source with the id of an earlier source of the batch. Its next lookup finds the resource that this batch creates. */
function omitDuplicateIds(newEntries: NewEntry[]): NewEntry[] {
  const seenIds = new Set<string>();
  return newEntries.filter(({ source }) => !seenIds.has(source.id) && seenIds.add(source.id));
}

/** A resource that is about to be created. `details` are the values that the wiki stores outside the resource (identifiers). */
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
  const { client, wiki, isShippedVenue } = context;
  const rules = { mapping: wiki.credibilityMapping, isShippedVenue };
  const preparedFields = client.prepareFields(getSyncedValues(source, rules));
  const filledFields = (Object.keys(preparedFields.fields) as SyncedField[]).filter(
    (field) => !isEmptyValue(preparedFields.fields[field]),
  );
  const values = pickFields(preparedFields.fields, filledFields);
  const completeBase = { local: values, remote: values };
  const outgoingWrite = buildOutgoingWrite(context, entry, values, completeBase, preparedFields.faults);
  const limit = client.maxUrlLength;
  const faults: FieldFault[] =
    source.url.length > limit ? [{ kind: 'too-long', field: 'url', limit }] : outgoingWrite.faults;
  const { pendingBase, fields, deferredFields } = outgoingWrite;
  // The whole batch fails if another resource already has the stable id. The id is optional, so every second attempt omits it, and a
  // follow-up sends it. The other attempts omit lists (handle-problem.ts).
  const isPermanentIdOmitted = entry.serverErrors % 2 === 1;
  const sentEntry = await context.outbox.updateIfUnchanged({
    key: getEntryKey(entry),
    revision: entry.revision,
    localChanges: {},
    change: (storedEntry) =>
      faults.length > 0
        ? transition(storedEntry, { type: 'rejected', rejection: { kind: 'fields', faults } })
        : transition(storedEntry, {
            type: 'write-started',
            pendingBase,
            isNew: true,
            isPermanentIdOmitted,
            now: context.now(),
          }),
  });
  if (!sentEntry || faults.length > 0) return null;
  const stableId = isPermanentIdOmitted ? {} : { stableId: source.stableId };
  const item = { remoteId: source.id, url: source.url, fields, ...stableId };
  return {
    entry: sentEntry,
    item,
    details: selectDetails(context, values, preparedFields.faults),
    deferredFields,
  };
}

function selectDetails({ client }: FlushContext, values: SyncedValues, faults: FieldFault[]): SyncedValues {
  const [, ...laterGroups] = client.writeGroups;
  const names = laterGroups.flat().filter((name) => !faults.some(({ field }) => field === name));
  return pickFields(values, names);
}
