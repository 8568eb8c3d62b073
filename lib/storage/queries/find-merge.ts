import { Merge } from '@/lib/record/schema/merge';
import type { Database } from '../open-database';

/**
 * The last merge into a record that can still be undone, or null. An older merge is found once later ones are undone.
 */
export async function findLastMergeInto(database: Database, stableId: string): Promise<Merge | null> {
  const rows: unknown[] = await database.merges.where('keep').equals(stableId).sortBy('at');
  return rows.map((row) => Merge.safeParse(row).data ?? null).findLast((merge) => merge !== null) ?? null;
}

/** The merge by which a record went to the bin, or null. */
export async function findMergeFrom(database: Database, stableId: string): Promise<Merge | null> {
  const rows: unknown[] = await database.merges.where('other').equals(stableId).sortBy('at');
  return Merge.safeParse(rows.at(-1)).data ?? null;
}

/** The merge by which a record is in the bin now; null where it is not in the bin. */
export async function findBinningMerge(database: Database, stableId: string): Promise<Merge | null> {
  const row = await database.sources.get(stableId);
  return row?.shelf === 'bin' ? findMergeFrom(database, stableId) : null;
}
