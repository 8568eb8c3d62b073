import Dexie from 'dexie';
import type { SyncRecord } from '@/lib/model/sync';
import { newSyncRecord, touched } from '@/lib/sync/sync-record';
import type { Store } from '../open';
import { parseSyncRecord } from '../read/parse-sync';

/** The tables that a transaction needs besides its own, so that jobs can be written in it. */
export const jobTables = (store: Store) => [store.wikis, store.syncRecords];

/**
 * Puts sources in the queue of every active wiki. Called inside the transaction that saves them: a source and its jobs
 * are on the disk together or not at all. One that was in the bin may find its entry with another source: two that are
 * the same entry would overwrite each other's words, so it is then looked up anew.
 */
export async function touchJobs(
  store: Store,
  stableIds: string[],
  now: Date,
  except?: string,
): Promise<void> {
  const wikis = await store.wikis.filter(({ active }) => active).toArray();
  for (const { id } of wikis) {
    if (id === except) continue;
    const kept = await store.syncRecords.bulkGet(stableIds.map((stableId) => [id, stableId]));
    const records = stableIds.map(
      (stableId, index): SyncRecord => parseSyncRecord(kept[index]) ?? newSyncRecord(id, stableId),
    );
    const apart = await keptApart(store, id, records);
    await store.syncRecords.bulkPut(apart.map((record) => touched(record, now)));
  }
}

/** The same records; one whose entry another source has by now knows none any more. Called inside a transaction. */
export async function keptApart(store: Store, wikiId: string, records: SyncRecord[]): Promise<SyncRecord[]> {
  const taken = await takenEntries(store, wikiId, records);
  return records.map((record) => (taken.has(record.stableId) ? withoutEntry(record) : record));
}

const withoutEntry = ({ wikiId, stableId, revision }: SyncRecord): SyncRecord => ({
  ...newSyncRecord(wikiId, stableId),
  revision,
});

/**
 * The sources whose entry another one has too: one that is not among `records`, or the one of them that read it last and
 * so knows what stands there. Sources in the bin neither hold an entry nor lose it: a merge that is taken back gives it
 * back to them.
 */
async function takenEntries(store: Store, wikiId: string, records: SyncRecord[]): Promise<Set<string>> {
  const shared = await sharedEntries(store, wikiId, records);
  if (shared.length === 0) return new Set();
  const rows = await store.sources.bulkGet(shared.map(({ stableId }) => stableId));
  const holders = shared.filter((_, index) => rows[index] !== undefined && rows[index].shelf !== 'bin');
  const own = new Set(records.map(({ stableId }) => stableId));
  const readAt = ({ stableId, seen }: SyncRecord) => (own.has(stableId) ? (seen?.readAt ?? '') : '\uffff');
  const keepers = new Map<string | null, SyncRecord>();
  for (const holder of holders) {
    const keeper = keepers.get(holder.remoteId);
    if (!keeper || readAt(holder) > readAt(keeper)) keepers.set(holder.remoteId, holder);
  }
  const taken = holders.filter((holder) => keepers.get(holder.remoteId) !== holder);
  return new Set(taken.map(({ stableId }) => stableId));
}

/** The records, also beside these, whose entry more than one source has: mostly none. */
async function sharedEntries(store: Store, wikiId: string, records: SyncRecord[]): Promise<SyncRecord[]> {
  const own = new Set(records.flatMap(({ remoteId }) => remoteId ?? []));
  const shared = await entriesHadTwice(store, wikiId, own);
  if (shared.length === 0) return [];
  return store.syncRecords.where('[wikiId+remoteId]').anyOf(shared).toArray();
}

// From so many on, going through all keys of a wiki takes less time than looking for each.
const MANY = 200;

async function entriesHadTwice(store: Store, wikiId: string, own: Set<string>): Promise<[string, string][]> {
  if (own.size === 0) return [];
  const index = store.syncRecords.where('[wikiId+remoteId]');
  const places = [...own].map((entry): [string, string] => [wikiId, entry]);
  const having =
    own.size > MANY ? index.between([wikiId, Dexie.minKey], [wikiId, Dexie.maxKey]) : index.anyOf(places);
  const times = new Map<string, number>();
  // The keys of this index are the pairs that it is named after.
  for (const [, entry] of (await having.keys()) as unknown as [string, string][])
    times.set(entry, (times.get(entry) ?? 0) + 1);
  return places.filter(([, entry]) => (times.get(entry) ?? 0) > 1);
}
