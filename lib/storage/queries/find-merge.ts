import { Merge } from '@/lib/record/schema/merge';
import type { Database } from '../open-database';

/**
 * Returns the latest merge into a source, or null if there is none. Undo deletes a merge, so that the next Undo concerns the merge before
 * it.
 */
export async function findLastMergeInto(database: Database, stableId: string): Promise<Merge | null> {
  const rows: unknown[] = await database.merges.where('keep').equals(stableId).sortBy('at');
  return rows.map((row) => Merge.safeParse(row).data ?? null).findLast((merge) => merge !== null) ?? null;
}

/** Returns the latest merge of a source into another one, or null if there is none. */
export async function findMergeOfSource(database: Database, stableId: string): Promise<Merge | null> {
  const rows: unknown[] = await database.merges.where('other').equals(stableId).sortBy('at');
  return Merge.safeParse(rows.at(-1)).data ?? null;
}

/** Returns the merge that moved a source to the bin, or null if the source is not in the bin or was not merged. */
export async function findMergeOfBinnedSource(database: Database, stableId: string): Promise<Merge | null> {
  const row = await database.sources.get(stableId);
  return row?.shelf === 'bin' ? findMergeOfSource(database, stableId) : null;
}

/** Lists the latest merge of each of these sources into another one. Reads all merges, because there are few. */
export async function listMergesFrom(database: Database, stableIds: string[]): Promise<Merge[]> {
  const rows: unknown[] = await database.merges.toArray();
  const ids = new Set(stableIds);
  const latestMerges = new Map<string, Merge>();
  for (const row of rows) {
    const merge = Merge.safeParse(row).data;
    if (merge && ids.has(merge.other) && (latestMerges.get(merge.other)?.at ?? '') <= merge.at)
      latestMerges.set(merge.other, merge);
  }
  return [...latestMerges.values()];
}

/** Lists all merges that can be undone, the latest first. */
export async function listMerges(database: Database): Promise<Merge[]> {
  const rows: unknown[] = await database.merges.toArray();
  return rows.flatMap((row) => Merge.safeParse(row).data ?? []).sort((a, b) => (a.at < b.at ? 1 : -1));
}
