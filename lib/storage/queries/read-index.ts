import { INDEX_FORMAT, type IndexChunk, isIndexChunk } from '@/lib/search/index/index-chunk';
import { buildIndexDocument, type IndexDocument } from '@/lib/search/index/index-document';
import type { Database, IndexChange, StoredIndexChunk } from '../open-database';
import { parseSourceRow } from './parse-row';

/** The end of the last part of the index: no id is greater. */
export const INDEX_END = '\uffff';

/** Which part of the index covers which ids, and its version, without its contents. */
export type IndexPart = Pick<StoredIndexChunk, 'until' | 'after' | 'stamp' | 'format'>;

/** The stored index: its parts in the order of ids, and the sources that were written since. */
export type IndexState = { parts: IndexPart[]; changes: Required<IndexChange>[] };

/** Reads the state of the index at one moment. `afterSeq`: only later changes are listed. */
export const readIndexState = (database: Database, afterSeq: number): Promise<IndexState> =>
  database.transaction('r', database.indexChunks, database.indexChanges, async () => ({
    parts: await listIndexParts(database),
    // Stored rows have a number.
    changes: (await database.indexChanges.where('seq').above(afterSeq).toArray()) as Required<IndexChange>[],
  }));

/** Lists the parts of the index from their keys alone. */
export async function listIndexParts(database: Database): Promise<IndexPart[]> {
  const keys = await database.indexChunks.orderBy('[until+after+stamp+format]').keys();
  // The keys of this compound index are lists of its four texts; the Dexie types do not say so.
  return (keys as unknown as [string, string, string, string][]).map(([until, after, stamp, format]) => ({
    until,
    after,
    stamp,
    format,
  }));
}

/** Finds the first ids that no part covers; null: the parts cover all. */
export function findIndexGap(parts: IndexPart[]): { after: string; until: string } | null {
  let after = '';
  for (const part of parts) {
    if (part.after > after) return { after, until: part.after };
    after = part.until;
  }
  return after === INDEX_END ? null : { after, until: INDEX_END };
}

/** Reads one part of the index; null if it is missing or unreadable. */
export async function readIndexChunk(
  database: Database,
  until: string,
): Promise<(IndexChunk & Pick<StoredIndexChunk, 'after' | 'stamp'>) | null> {
  const stored = await database.indexChunks.get(until);
  return stored && isIndexChunk(stored) ? stored : null;
}

/** What the index stores of sources as they are now. Ids without a source are returned as removed. */
export async function readIndexDocuments(
  database: Database,
  stableIds: string[],
): Promise<{ documents: IndexDocument[]; removedIds: string[] }> {
  const rows: unknown[] = await database.sources.bulkGet(stableIds);
  return {
    documents: rows.flatMap((row) => (row === undefined ? [] : buildIndexDocument(parseSourceRow(row), row))),
    removedIds: stableIds.filter((_, index) => rows[index] === undefined),
  };
}

/** Summarises the index from its keys: every write changes the summary. `isComplete`: this version can read all its parts. */
export async function summarizeIndex(
  database: Database,
): Promise<{ stamps: string[]; lastSeq: number; changeCount: number; isComplete: boolean }> {
  const parts = await listIndexParts(database);
  const [lastChange, changeCount] = await Promise.all([
    database.indexChanges.orderBy('seq').last(),
    database.indexChanges.count(),
  ]);
  return {
    stamps: parts.map(({ stamp }) => stamp),
    lastSeq: lastChange?.seq ?? 0,
    changeCount,
    isComplete: findIndexGap(parts) === null && parts.every(({ format }) => format === INDEX_FORMAT),
  };
}
