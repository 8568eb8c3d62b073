import { isUnfinished, LibraryChange } from '@/lib/record/schema/library-change';
import type { Database } from '../open-database';

/**
 * Lists the changes that are unfinished or can be undone. There are few, because a change replaces the earlier one of
 * its kind.
 */
export async function listChanges(database: Database): Promise<LibraryChange[]> {
  const rows: unknown[] = await database.changes.toArray();
  return rows.flatMap((row) => LibraryChange.safeParse(row).data ?? []);
}

/** Lists the ids of the changes that the worker has to continue. */
export const listUnfinishedChangeIds = async (database: Database): Promise<string[]> =>
  (await listChanges(database)).filter(isUnfinished).map(({ id }) => id);

/** Returns the change with this id, or null if there is none. */
export async function findChange(database: Database, id: string): Promise<LibraryChange | null> {
  return LibraryChange.safeParse(await database.changes.get(id)).data ?? null;
}
