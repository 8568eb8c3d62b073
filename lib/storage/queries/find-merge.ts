import { Merge } from '@/lib/record/schema/merge';
import type { Database } from '../open-database';

/**
 * Finds the latest merge into a record that can still be undone, or null. Older merges are found after it is undone.
 */
export async function findLastMergeInto(database: Database, stableId: string): Promise<Merge | null> {
  const rows: unknown[] = await database.merges.where('keep').equals(stableId).sortBy('at');
  return rows.map((row) => Merge.safeParse(row).data ?? null).findLast((merge) => merge !== null) ?? null;
}

/** Finds the latest merge of a record into another one, or null. */
export async function findMergeFrom(database: Database, stableId: string): Promise<Merge | null> {
  const rows: unknown[] = await database.merges.where('other').equals(stableId).sortBy('at');
  return Merge.safeParse(rows.at(-1)).data ?? null;
}

/** Finds the merge that moved a record to the bin; null: it is not in the bin, or was not merged. */
export async function findBinningMerge(database: Database, stableId: string): Promise<Merge | null> {
  const row = await database.sources.get(stableId);
  return row?.shelf === 'bin' ? findMergeFrom(database, stableId) : null;
}
