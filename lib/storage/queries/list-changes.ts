import { ChangeChunk, isUnfinished, LibraryChange } from '@/lib/record/schema/library-change';
import type { Database } from '../open-database';

/**
 * Lists the changes that are unfinished or can be undone. There are few, because `deleteReplacedChanges` deletes the older ones.
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

/**
 * The key of the chunk with the last restored part of a backup. Only this part can be repeated, so each part replaces the one before it. The
 * chunk belongs to no change.
 */
export const RESTORED_PART_KEY: [changeId: string, index: number] = ['restore', 0];

/** Returns a chunk of a change, or null if there is none. */
export async function findChunk(
  database: Database,
  changeId: string,
  index: number,
): Promise<ChangeChunk | null> {
  return ChangeChunk.safeParse(await database.changeChunks.get([changeId, index])).data ?? null;
}

/** Lists the chunks of a change. */
export const listChunks = (database: Database, changeId: string): Promise<ChangeChunk[]> =>
  listChunkRange(database, changeId, 0, Number.MAX_SAFE_INTEGER);

/** Lists the stable ids of the chunks of a change from index `from` up to and excluding `to`. */
export async function listChunkIds(
  database: Database,
  changeId: string,
  from: number,
  to: number,
): Promise<string[]> {
  return (await listChunkRange(database, changeId, from, to)).flatMap(({ stableIds }) => stableIds);
}

async function listChunkRange(
  database: Database,
  changeId: string,
  from: number,
  to: number,
): Promise<ChangeChunk[]> {
  const rows: unknown[] = await database.changeChunks
    .where(':id')
    .between([changeId, from], [changeId, to])
    .toArray();
  return rows.flatMap((row) => ChangeChunk.safeParse(row).data ?? []);
}

/** Returns the chunk at `index` with its change, or null if the change has no chunk there. */
export async function findChunkWithChange(
  database: Database,
  changeId: string,
  index: number,
): Promise<{ chunk: ChangeChunk; change: LibraryChange } | null> {
  const chunk = await findChunk(database, changeId, index);
  const change = chunk && (await findChange(database, changeId));
  return change ? { chunk, change } : null;
}
