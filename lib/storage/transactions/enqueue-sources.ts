import Dexie from 'dexie';
import type { OutboxEntry } from '@/lib/wiki/model/outbox-entry';
import { createOutboxEntry } from '@/lib/wiki/outbox/create-outbox-entry';
import { transition } from '@/lib/wiki/outbox/transition';
import type { Database } from '../open-database';
import { findActiveWiki } from '../queries/list-wikis';
import { parseOutboxEntry } from '../queries/parse-sync';

/** The tables that a transaction needs, besides its own, to queue sources. */
export const getOutboxTables = (database: Database) => [database.wikis, database.outboxEntries];

/**
 * Puts sources into the outbox of the active wiki, unless that is `exceptWikiId`. Must be called inside the transaction that
 * saves them, so that source and entry are stored together or not at all. The resource of a source restored from the bin may
 * be linked to another source by now; two sources would overwrite each other, so the restored one is looked up again.
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

/** Returns the entries without the links to resources that other sources own. Must be called inside a transaction. */
export async function unlinkSharedResources(
  database: Database,
  wikiId: string,
  entries: OutboxEntry[],
): Promise<OutboxEntry[]> {
  const displacedIds = await listDisplacedIds(database, wikiId, entries);
  return entries.map((entry) => (displacedIds.has(entry.stableId) ? startAfresh(entry) : entry));
}

const startAfresh = ({ wikiId, stableId, revision }: OutboxEntry): OutboxEntry => ({
  ...createOutboxEntry(wikiId, stableId),
  revision,
});

/**
 * Lists the stable ids of entries whose resource another source owns. Of the sources outside the bin, the owner is one that is
 * not among `entries`, or else the one that read the resource last and so has its latest values. A source in the bin neither
 * owns a resource nor loses its link, because undoing a merge needs it.
 */
async function listDisplacedIds(
  database: Database,
  wikiId: string,
  entries: OutboxEntry[],
): Promise<Set<string>> {
  const sharingEntries = await listEntriesSharingResource(database, wikiId, entries);
  if (sharingEntries.length === 0) return new Set();
  const rows = await database.sources.bulkGet(sharingEntries.map(({ stableId }) => stableId));
  const liveEntries = sharingEntries.filter(
    (_, index) => rows[index] !== undefined && rows[index].shelf !== 'bin',
  );
  const ownIds = new Set(entries.map(({ stableId }) => stableId));
  const getReadAt = ({ stableId, remoteSnapshot }: OutboxEntry) =>
    ownIds.has(stableId) ? (remoteSnapshot?.readAt ?? '') : '\uffff';
  const owners = new Map<string | null, OutboxEntry>();
  for (const entry of liveEntries) {
    const owner = owners.get(entry.remoteId);
    if (!owner || getReadAt(entry) > getReadAt(owner)) owners.set(entry.remoteId, entry);
  }
  const displacedEntries = liveEntries.filter((entry) => owners.get(entry.remoteId) !== entry);
  return new Set(displacedEntries.map(({ stableId }) => stableId));
}

/** Lists all entries of the wiki that share a resource of `entries` with another entry; usually none. */
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
  // The keys of this compound index are pairs of wiki id and remote id; the Dexie types do not say so.
  for (const [, remoteId] of (await matches.keys()) as unknown as [string, string][])
    countByRemoteId.set(remoteId, (countByRemoteId.get(remoteId) ?? 0) + 1);
  return keys.filter(([, remoteId]) => (countByRemoteId.get(remoteId) ?? 0) > 1);
}
