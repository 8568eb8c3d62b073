import type { Merge } from '@/lib/model/merge';
import type { SyncRecord } from '@/lib/model/sync';
import { joinedRecord, partedRecords } from '@/lib/sync/joined-record';
import { newSyncRecord } from '@/lib/sync/sync-record';
import type { Store } from '../open';
import { parseSyncRecord } from '../read/parse-sync';
import { syncRecordsOf } from '../read/sync-records';

type Pair = Pick<Merge, 'keep' | 'other'>;

/** What every wiki knows the other record as, the kept one is known as too. Called inside the transaction of the merge. */
export async function joinJobs(store: Store, { keep, other }: Pair): Promise<void> {
  for (const record of await syncRecordsOf(store, other)) {
    const own = await recordOf(store, record.wikiId, keep);
    await store.syncRecords.put(joinedRecord(own ?? newSyncRecord(record.wikiId, keep), record));
  }
}

/** Takes that back. Called inside the transaction that takes the merge back. */
export async function partJobs(store: Store, { keep, other }: Pair): Promise<void> {
  for (const record of await syncRecordsOf(store, other)) {
    const own = await recordOf(store, record.wikiId, keep);
    if (!own) continue;
    const parted = partedRecords(own, record);
    await store.syncRecords.bulkPut([parted.keep, parted.other]);
  }
}

const recordOf = async (store: Store, wikiId: string, stableId: string): Promise<SyncRecord | null> =>
  parseSyncRecord(await store.syncRecords.get([wikiId, stableId]));
