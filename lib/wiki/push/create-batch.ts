import { isEmptyValue } from '@/lib/record/same-value';
import type { Source } from '@/lib/record/schema/source';
import { getSyncedValues } from '@/lib/wiki/merge/synced-values';
import type { OutboxEntry } from '@/lib/wiki/model/outbox-entry';
import type { FieldFault, SyncedField, SyncedValues } from '@/lib/wiki/model/sync';
import type { RemoteWrite } from '@/lib/wiki/model/wiki';
import { getEntryKey } from '@/lib/wiki/outbox/outbox-store';
import { transition } from '@/lib/wiki/outbox/transition';
import { buildOutgoingWrite, pickFields } from './build-outgoing-write';
import { canWrite, type FlushContext, recordSuccess, setResourceCount } from './flush-context';
import { handleProblem } from './handle-problem';
import { pushDetails } from './push-details';
import { addCreated } from './resource-count';
import { countListFault } from './wiki-features';

/** A source that the wiki does not know. */
export type NewEntry = { entry: OutboxEntry; source: Source };

/** Saves that the look-ups found nothing. They stay valid while the wiki has the same number of resources. */
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

/** Creates resources in one write. Returns the entries of those that arrived, which are still to be read back. */
export async function createBatch(
  context: FlushContext,
  newEntries: NewEntry[],
  total: number,
): Promise<OutboxEntry[]> {
  const creates = await beginCreates(context, newEntries);
  if (creates.length === 0) return [];
  const sentEntries = creates.map(({ entry }) => entry);
  const { resourceCount } = context.state;
  // The number of resources is unknown until the wiki confirms the write.
  setResourceCount(context, null);
  const response = await context.client.sendResources(creates.map(({ item }) => item));
  if (!response.ok) {
    await handleProblem(context, { entries: sentEntries, isWrite: true }, response.problem);
    if (response.problem.kind === 'rate-limited') await saveNotFound(context, newEntries, total);
    return [];
  }
  await recordSuccess(context);
  if (resourceCount)
    setResourceCount(
      context,
      addCreated(
        resourceCount,
        creates.map(({ item }) => item),
      ),
    );
  const createdEntries = await confirmCreates(context, creates);
  await countListFault(
    context,
    sentEntries,
    creates.flatMap(({ deferredFields }) => deferredFields),
  );
  if (canWrite(context))
    await pushDetails(
      context,
      creates.map(({ item, details }) => ({ ...item, fields: details })),
    );
  return createdEntries;
}

async function beginCreates(context: FlushContext, newEntries: NewEntry[]): Promise<PendingCreate[]> {
  const creates: PendingCreate[] = [];
  for (const newEntry of dropDuplicateIds(newEntries)) {
    await context.yieldToForeground();
    const pendingCreate = await beginCreate(context, newEntry);
    if (pendingCreate) creates.push(pendingCreate);
  }
  return creates;
}

async function confirmCreates(context: FlushContext, creates: PendingCreate[]): Promise<OutboxEntry[]> {
  const createById = new Map(creates.map((create) => [create.entry.stableId, create]));
  return context.outbox.updateEntries(
    creates.map(({ entry }) => getEntryKey(entry)),
    (entry) => {
      const create = createById.get(entry.stableId);
      if (!create) return entry;
      const { item, details } = create;
      const match = { remoteId: item.remoteId, url: item.url, title: null };
      const confirmed = transition(entry, { type: 'write-confirmed', now: context.now() });
      const linked = transition(confirmed, { type: 'linked', match, matches: [] });
      // The details are sent next; the read after that shows whether they arrived.
      return transition(linked, {
        type: 'details-started',
        pendingBase: { local: details, remote: details },
      });
    },
  );
}

/** Drops sources with an id that is already in the batch. They wait, and their look-up then finds the created resource. */
function dropDuplicateIds(newEntries: NewEntry[]): NewEntry[] {
  const seenIds = new Set<string>();
  return newEntries.filter(({ source }) => !seenIds.has(source.id) && seenIds.add(source.id));
}

/** A resource that is about to be created. `details`: the values that the wiki stores outside the resource itself. */
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
  const { client, wiki, isSharedVenue } = context;
  const rules = { mapping: wiki.credibilityMapping, isSharedVenue };
  const prepared = client.prepareFields(getSyncedValues(source, rules));
  const filledFields = (Object.keys(prepared.fields) as SyncedField[]).filter(
    (field) => !isEmptyValue(prepared.fields[field]),
  );
  const values = pickFields(prepared.fields, filledFields);
  const base = { local: values, remote: values };
  const outgoingWrite = buildOutgoingWrite(context, entry, values, base, prepared.faults);
  const limit = client.maxUrlLength;
  const faults: FieldFault[] =
    source.url.length > limit ? [{ kind: 'too-long', field: 'url', limit }] : outgoingWrite.faults;
  const { pendingBase, fields, deferredFields } = outgoingWrite;
  const sentEntry = await context.outbox.updateIfUnchanged({
    key: getEntryKey(entry),
    revision: entry.revision,
    localChanges: {},
    change: (current) =>
      faults.length > 0
        ? transition(current, { type: 'rejected', rejection: { kind: 'fields', faults } })
        : transition(current, { type: 'write-started', pendingBase, isNew: true, now: context.now() }),
  });
  if (!sentEntry || faults.length > 0) return null;
  // A stable id that another resource has fails the whole batch. It is optional, so the second attempt omits it.
  const stableId = entry.serverErrors === 0 ? { stableId: source.stableId } : {};
  const item = { remoteId: source.id, url: source.url, fields, ...stableId };
  return {
    entry: sentEntry,
    item,
    details: selectDetails(context, values, prepared.faults),
    deferredFields,
  };
}

function selectDetails({ client }: FlushContext, values: SyncedValues, faults: FieldFault[]): SyncedValues {
  const [, ...laterGroups] = client.writeGroups;
  const names = laterGroups.flat().filter((name) => !faults.some(({ field }) => field === name));
  return pickFields(values, names);
}
