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
    const taken = await takenEntries(store, id, records);
    await store.syncRecords.bulkPut(
      records.map((record) => touched(taken.has(record.stableId) ? withoutEntry(record) : record, now)),
    );
  }
}

const withoutEntry = ({ wikiId, stableId, revision }: SyncRecord): SyncRecord => ({
  ...newSyncRecord(wikiId, stableId),
  revision,
});

/**
 * The sources whose entry another one has too: one that is not among `records`, or an earlier one of them. Sources in the
 * bin neither hold an entry nor lose it: a merge that is taken back gives it back to them.
 */
async function takenEntries(store: Store, wikiId: string, records: SyncRecord[]): Promise<Set<string>> {
  const entries = records.flatMap(({ remoteId }) => (remoteId === null ? [] : [[wikiId, remoteId]]));
  if (entries.length === 0) return new Set();
  const all = await store.syncRecords.where('[wikiId+remoteId]').anyOf(entries).toArray();
  const rows = await store.sources.bulkGet(all.map(({ stableId }) => stableId));
  const holders = all.filter((_, index) => rows[index] !== undefined && rows[index].shelf !== 'bin');
  const placeOf = new Map(records.map(({ stableId }, index) => [stableId, index]));
  const placeAt = ({ stableId }: SyncRecord): number => placeOf.get(stableId) ?? -1;
  const first = new Map<string | null, number>();
  for (const holder of holders)
    first.set(holder.remoteId, Math.min(placeAt(holder), first.get(holder.remoteId) ?? records.length));
  const taken = holders.filter((holder) => placeAt(holder) > (first.get(holder.remoteId) ?? -1));
  return new Set(taken.map(({ stableId }) => stableId));
}
