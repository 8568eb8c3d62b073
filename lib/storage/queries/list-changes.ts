import { isUnfinished, LibraryChange } from '@/lib/record/schema/library-change';
import type { Database } from '../open-database';

/** The changes that run or can be undone; few, because a later change of a kind replaces the earlier one. */
export async function listChanges(database: Database): Promise<LibraryChange[]> {
  const rows: unknown[] = await database.changes.toArray();
  return rows.flatMap((row) => LibraryChange.safeParse(row).data ?? []);
}

/** The ids of the changes that the worker has to continue. */
export const listUnfinishedChangeIds = async (database: Database): Promise<string[]> =>
  (await listChanges(database)).filter(isUnfinished).map(({ id }) => id);

/** Finds a change, or null. */
export async function findChange(database: Database, id: string): Promise<LibraryChange | null> {
  return LibraryChange.safeParse(await database.changes.get(id)).data ?? null;
}
