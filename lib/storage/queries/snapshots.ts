import Dexie from 'dexie';
import { findSavedText } from '@/lib/record/find-saved-text';
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

/** Returns the saved text of a source (`findSavedText`), or null if there is none or it is unreadable. */
export const findSavedSnapshot = async (database: Database, stableId: string): Promise<Snapshot | null> =>
  findSavedText(await listSnapshots(database, stableId));

/**
 * Lists the texts in which words of a source's page are searched: the saved text (`findSavedText`) and the newest captured text, which
 * has what is new on the page. Lists only one text if both are the same.
 */
export async function listTextsToQuote(database: Database, stableId: string): Promise<Snapshot[]> {
  const snapshots = await listSnapshots(database, stableId);
  return [...new Set([findSavedText(snapshots), snapshots.at(-1) ?? null])].filter((text) => text !== null);
}

/** Lists the captured texts of a source, oldest first. Omits unreadable rows. */
export async function listSnapshots(database: Database, stableId: string): Promise<Snapshot[]> {
  const [from, to] = buildKeyRange(stableId);
  const rows: unknown[] = await database.snapshots.where('[stableId+capturedAt]').between(from, to).toArray();
  return rows.flatMap((row) => Snapshot.safeParse(row).data ?? []);
}

/** Counts all captured texts. */
export const countSnapshots = (database: Database): Promise<number> => database.snapshots.count();

/**
 * A batch of captured texts in the order of their keys. The next batch starts after the key `next`, which is null at
 * the end.
 */
export type TextBatch = { texts: { stableId: string; text: string }[]; next: [string, string] | null };

/** Reads up to `size` captured texts after a key, or the first ones if it is null. Unreadable texts are returned as empty. */
export async function readTextBatch(
  database: Database,
  afterKey: [string, string] | null,
  size: number,
): Promise<TextBatch> {
  const collection = afterKey
    ? database.snapshots.where(':id').above(afterKey)
    : database.snapshots.toCollection();
  const rows: unknown[] = await collection.limit(size).toArray();
  const keys = await collection.limit(size).primaryKeys();
  return {
    texts: rows.map((row) => {
      const { stableId, text } = Snapshot.safeParse(row).data ?? { stableId: '', text: '' };
      return { stableId, text };
    }),
    next: rows.length === size ? (keys.at(-1) ?? null) : null,
  };
}
