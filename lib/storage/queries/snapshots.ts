import Dexie from 'dexie';
import { Snapshot } from '@/lib/record/schema/snapshot';
import type { Database } from '../open-database';

const buildKeyRange = (stableId: string): [[string, unknown], [string, unknown]] => [
  [stableId, Dexie.minKey],
  [stableId, Dexie.maxKey],
];

/** Returns the newest captured text of a source, or null if there is none or it is unreadable. */
export async function findLatestSnapshot(database: Database, stableId: string): Promise<Snapshot | null> {
  const [from, to] = buildKeyRange(stableId);
  const row: unknown = await database.snapshots.where('[stableId+capturedAt]').between(from, to).last();
  return Snapshot.safeParse(row).data ?? null;
}

/** Lists the captured texts of a source, oldest first. Omits unreadable rows. */
export async function listSnapshots(database: Database, stableId: string): Promise<Snapshot[]> {
  const [from, to] = buildKeyRange(stableId);
  const rows: unknown[] = await database.snapshots.where('[stableId+capturedAt]').between(from, to).toArray();
  return rows.flatMap((row) => Snapshot.safeParse(row).data ?? []);
}
