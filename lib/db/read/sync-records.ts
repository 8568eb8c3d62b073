import type { SyncRecord } from '@/lib/model/sync';
import type { Store } from '../open';
import { parseSyncRecord } from './parse-sync';

/** How far a source has come with each wiki. */
export async function syncRecordsOf(store: Store, stableId: string): Promise<SyncRecord[]> {
  const rows: unknown[] = await store.syncRecords.where('stableId').equals(stableId).toArray();
  return rows.map(parseSyncRecord).filter((record) => record !== null);
}

/** How far several sources have come with one wiki, by stable id; one that it never heard of is absent. */
export async function syncRecordsWith(
  store: Store,
  wikiId: string,
  stableIds: string[],
): Promise<Map<string, SyncRecord>> {
  const rows: unknown[] = await store.syncRecords.bulkGet(stableIds.map((id) => [wikiId, id]));
  const records = rows.map(parseSyncRecord).filter((record) => record !== null);
  return new Map(records.map((record) => [record.stableId, record]));
}
