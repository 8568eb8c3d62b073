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

/** The records of several sources, by stable id, with every wiki of which the citing pages were read. */
export async function citedRecordsOf(store: Store, stableIds: string[]): Promise<Map<string, SyncRecord[]>> {
  const rows: unknown[] = await store.syncRecords.where('stableId').anyOf(stableIds).toArray();
  const bySource = new Map<string, SyncRecord[]>();
  for (const record of rows.map(parseSyncRecord))
    if (record?.citedBy) bySource.set(record.stableId, [...(bySource.get(record.stableId) ?? []), record]);
  return bySource;
}

/** The records that wait until a time of their own with a wiki. */
export async function delayedRecords(store: Store, wikiId: string): Promise<SyncRecord[]> {
  const rows: unknown[] = await store.syncRecords
    .where('[wikiId+state.state]')
    .equals([wikiId, 'waiting-until'])
    .toArray();
  return rows.map(parseSyncRecord).filter((record) => record !== null);
}
