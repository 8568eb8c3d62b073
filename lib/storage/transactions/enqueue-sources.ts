import Dexie from 'dexie';
import type { OutboxEntry } from '@/lib/wiki/model/sync';
import { createOutboxEntry, queueAfterSave } from '@/lib/wiki/outbox/outbox-entry';
import type { Database } from '../open-database';
import { parseOutboxEntry } from '../queries/parse-sync';

/** The tables that a transaction needs besides its own, so that jobs can be written in it. */
export const getOutboxTables = (database: Database) => [database.wikis, database.syncRecords];

/**
 * Puts sources in the queue of every active wiki. Called inside the transaction that saves them: a source and its jobs
 * are on the disk together or not at all. One that was in the bin may find its entry with another source: two that are
 * the same entry would overwrite each other's words, so it is then looked up anew.
 */
export async function enqueueForActiveWikis(
  database: Database,
  stableIds: string[],
  now: Date,
  exceptWikiId?: string,
): Promise<void> {
  const wikis = await database.wikis.filter(({ active }) => active).toArray();
  for (const { id } of wikis) {
    if (id === exceptWikiId) continue;
    const storedEntries = await database.syncRecords.bulkGet(stableIds.map((stableId) => [id, stableId]));
    const entries = stableIds.map(
      (stableId, index): OutboxEntry =>
        parseOutboxEntry(storedEntries[index]) ?? createOutboxEntry(id, stableId),
    );
    const distinctEntries = await clearTakenRemoteIds(database, id, entries);
    await database.syncRecords.bulkPut(distinctEntries.map((entry) => queueAfterSave(entry, now)));
  }
}

/** The same records; one whose entry another source has by now knows none any more. Called inside a transaction. */
export async function clearTakenRemoteIds(
  database: Database,
  wikiId: string,
  entries: OutboxEntry[],
): Promise<OutboxEntry[]> {
  const takenIds = await findStableIdsWithTakenRemoteId(database, wikiId, entries);
  return entries.map((entry) => (takenIds.has(entry.stableId) ? clearRemoteId(entry) : entry));
}

const clearRemoteId = ({ wikiId, stableId, revision }: OutboxEntry): OutboxEntry => ({
  ...createOutboxEntry(wikiId, stableId),
  revision,
});

/**
 * The sources whose entry another one has too: one that is not among `records`, or the one of them that read it last and
 * so knows what stands there. Sources in the bin neither hold an entry nor lose it: a merge that is taken back gives it
 * back to them.
 */
async function findStableIdsWithTakenRemoteId(
  database: Database,
  wikiId: string,
  entries: OutboxEntry[],
): Promise<Set<string>> {
  const sharingEntries = await listEntriesSharingRemoteId(database, wikiId, entries);
  if (sharingEntries.length === 0) return new Set();
  const rows = await database.sources.bulkGet(sharingEntries.map(({ stableId }) => stableId));
  const liveEntries = sharingEntries.filter(
    (_, index) => rows[index] !== undefined && rows[index].shelf !== 'bin',
  );
  const ownIds = new Set(entries.map(({ stableId }) => stableId));
  const getReadAt = ({ stableId, seen }: OutboxEntry) =>
    ownIds.has(stableId) ? (seen?.readAt ?? '') : '\uffff';
  const owners = new Map<string | null, OutboxEntry>();
  for (const entry of liveEntries) {
    const owner = owners.get(entry.remoteId);
    if (!owner || getReadAt(entry) > getReadAt(owner)) owners.set(entry.remoteId, entry);
  }
  const displacedEntries = liveEntries.filter((entry) => owners.get(entry.remoteId) !== entry);
  return new Set(displacedEntries.map(({ stableId }) => stableId));
}

/** The records, also beside these, whose entry more than one source has: mostly none. */
async function listEntriesSharingRemoteId(
  database: Database,
  wikiId: string,
  entries: OutboxEntry[],
): Promise<OutboxEntry[]> {
  const remoteIds = new Set(entries.flatMap(({ remoteId }) => remoteId ?? []));
  const sharedKeys = await listSharedRemoteIdKeys(database, wikiId, remoteIds);
  if (sharedKeys.length === 0) return [];
  return database.syncRecords.where('[wikiId+remoteId]').anyOf(sharedKeys).toArray();
}

// From so many on, going through all keys of a wiki takes less time than looking for each.
const FULL_SCAN_THRESHOLD = 200;

async function listSharedRemoteIdKeys(
  database: Database,
  wikiId: string,
  remoteIds: Set<string>,
): Promise<[string, string][]> {
  if (remoteIds.size === 0) return [];
  const index = database.syncRecords.where('[wikiId+remoteId]');
  const keys = [...remoteIds].map((remoteId): [string, string] => [wikiId, remoteId]);
  const matches =
    remoteIds.size > FULL_SCAN_THRESHOLD
      ? index.between([wikiId, Dexie.minKey], [wikiId, Dexie.maxKey])
      : index.anyOf(keys);
  const countByRemoteId = new Map<string, number>();
  // The keys of this index are the pairs that it is named after.
  for (const [, remoteId] of (await matches.keys()) as unknown as [string, string][])
    countByRemoteId.set(remoteId, (countByRemoteId.get(remoteId) ?? 0) + 1);
  return keys.filter(([, remoteId]) => (countByRemoteId.get(remoteId) ?? 0) > 1);
}
