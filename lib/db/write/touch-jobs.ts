import type { SyncRecord } from '@/lib/model/sync';
import { newSyncRecord, touched } from '@/lib/sync/sync-record';
import type { Store } from '../open';
import { parseSyncRecord } from '../read/parse-sync';

/** The tables that a transaction needs besides its own, so that jobs can be written in it. */
export const jobTables = (store: Store) => [store.wikis, store.syncRecords];

/**
 * Puts sources in the queue of every active wiki. Called inside the transaction that saves them: a source and its jobs
 * are on the disk together or not at all.
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
      (stableId, index): SyncRecord =>
        touched(parseSyncRecord(kept[index]) ?? newSyncRecord(id, stableId), now),
    );
    await store.syncRecords.bulkPut(records);
  }
}
