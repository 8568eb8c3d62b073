import Dexie from 'dexie';
import type { OutboxEntry } from '@/lib/wiki/model/outbox-entry';
import { createOutboxEntry } from '@/lib/wiki/outbox/create-outbox-entry';
import { transition } from '@/lib/wiki/outbox/transition';
import type { Database } from '../open-database';
import { findActiveWiki } from '../queries/list-wikis';
import { parseOutboxEntry } from '../queries/parse-sync';

/** Returns the tables that a transaction must also include to queue sources for the wiki. */
export const getOutboxTables = (database: Database) => [database.wikis, database.outboxEntries];

/**
 * Puts sources into the outbox of the active wiki, unless the active wiki is `exceptWikiId`. Must be called inside the transaction that
 * saves the sources, so that source and entry are stored together or not at all.
 */
export async function enqueueForActiveWiki(
  database: Database,
  stableIds: string[],
  now: Date,
  exceptWikiId?: string,
): Promise<void> {
  const wiki = await findActiveWiki(database);
  if (!wiki || wiki.id === exceptWikiId) return;
  const rows = await database.outboxEntries.bulkGet(stableIds.map((stableId) => [wiki.id, stableId]));
  const entries = stableIds.map(
    (stableId, index): OutboxEntry => parseOutboxEntry(rows[index]) ?? createOutboxEntry(wiki.id, stableId),
  );
  const distinctEntries = await unlinkSharedResources(database, wiki.id, entries);
  await database.outboxEntries.bulkPut(
    distinctEntries.map((entry) => transition(entry, { type: 'source-saved', now })),
  );
}

/**
 * Returns the entries with at most one source linked to each resource, because two linked sources would overwrite each other.
 * An entry that loses its link is reset, and the next flush looks its source up in the wiki. This happens when a source is
 * restored from the bin and another source was linked to its resource in the meantime. Must be called inside a transaction.
 */
export async function unlinkSharedResources(
  database: Database,
  wikiId: string,
  entries: OutboxEntry[],
): Promise<OutboxEntry[]> {
  const idsToUnlink = await listIdsToUnlink(database, wikiId, entries);
  return entries.map((entry) => (idsToUnlink.has(entry.stableId) ? resetOutboxEntry(entry) : entry));
}

const resetOutboxEntry = ({ wikiId, stableId, revision }: OutboxEntry): OutboxEntry => ({
  ...createOutboxEntry(wikiId, stableId),
  revision,
});

/**
 * Lists the stable ids of the entries that lose their link. Each resource stays linked to one source outside the bin: to the source that
 * is not in `entries`, otherwise to the source whose entry read the resource last, because that entry has the latest values. A source in
 * the bin always stays linked, because the undo of a merge needs the link.
 */
async function listIdsToUnlink(
  database: Database,
  wikiId: string,
  entries: OutboxEntry[],
): Promise<Set<string>> {
  const sharingEntries = await listEntriesSharingResource(database, wikiId, entries);
  if (sharingEntries.length === 0) return new Set();
  const rows = await database.sources.bulkGet(sharingEntries.map(({ stableId }) => stableId));
  const entriesOutsideBin = sharingEntries.filter(
    (_, index) => rows[index] !== undefined && rows[index].shelf !== 'bin',
  );
  const entryIds = new Set(entries.map(({ stableId }) => stableId));
  // The source with the highest rank stays linked. '\uffff' sorts after every time.
  const getOwnerRank = ({ stableId, remoteSnapshot }: OutboxEntry) =>
    entryIds.has(stableId) ? (remoteSnapshot?.readAt ?? '') : '\uffff';
  const ownerByRemoteId = new Map<string | null, OutboxEntry>();
  for (const entry of entriesOutsideBin) {
    const owner = ownerByRemoteId.get(entry.remoteId);
    if (!owner || getOwnerRank(entry) > getOwnerRank(owner)) ownerByRemoteId.set(entry.remoteId, entry);
  }
  const entriesToUnlink = entriesOutsideBin.filter((entry) => ownerByRemoteId.get(entry.remoteId) !== entry);
  return new Set(entriesToUnlink.map(({ stableId }) => stableId));
}

/** Lists all entries of the wiki that are linked to the same resource as one of `entries`. There are usually none. */
async function listEntriesSharingResource(
  database: Database,
  wikiId: string,
  entries: OutboxEntry[],
): Promise<OutboxEntry[]> {
  const remoteIds = new Set(entries.flatMap(({ remoteId }) => remoteId ?? []));
  const sharedKeys = await listSharedRemoteIdKeys(database, wikiId, remoteIds);
  if (sharedKeys.length === 0) return [];
  return database.outboxEntries.where('[wikiId+remoteId]').anyOf(sharedKeys).toArray();
}

// With more ids than this, scanning all keys of a wiki is faster than looking up each id.
const FULL_SCAN_THRESHOLD = 200;

async function listSharedRemoteIdKeys(
  database: Database,
  wikiId: string,
  remoteIds: Set<string>,
): Promise<[string, string][]> {
  if (remoteIds.size === 0) return [];
  const index = database.outboxEntries.where('[wikiId+remoteId]');
  const keys = [...remoteIds].map((remoteId): [string, string] => [wikiId, remoteId]);
  const matches =
    remoteIds.size > FULL_SCAN_THRESHOLD
      ? index.between([wikiId, Dexie.minKey], [wikiId, Dexie.maxKey])
      : index.anyOf(keys);
  const countByRemoteId = new Map<string, number>();
  // The keys of this compound index are pairs of wiki id and remote id, which the Dexie types do not express.
  for (const [, remoteId] of (await matches.keys()) as unknown as [string, string][])
    countByRemoteId.set(remoteId, (countByRemoteId.get(remoteId) ?? 0) + 1);
  return keys.filter(([, remoteId]) => (countByRemoteId.get(remoteId) ?? 0) > 1);
}
