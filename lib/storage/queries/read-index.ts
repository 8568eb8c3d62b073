import Dexie from 'dexie';
import { INDEX_FORMAT, type IndexChunk, isIndexChunk } from '@/lib/search/index/index-chunk';
import { buildIndexDocument, type IndexDocument } from '@/lib/search/index/index-document';
import type { Database, IndexChange, StoredIndexChunk } from '../open-database';
import { parseSourceRow } from './parse-row';

/** The end of the last part of the index. Every id is sorted before it. */
export const INDEX_END = '\uffff';

/** The range of ids that a part of the index covers and the version of the part, without its contents. */
export type IndexPart = Pick<StoredIndexChunk, 'until' | 'after' | 'stamp' | 'format'>;

/** The state of the stored index: its parts in the order of ids, and the sources that were written since they were built. */
export type IndexState = { parts: IndexPart[]; changes: Required<IndexChange>[] };

/** Reads the state of the index in one transaction. Lists only the changes whose number is greater than `afterSeq`. */
export const readIndexState = (database: Database, afterSeq: number): Promise<IndexState> =>
  database.transaction('r', database.indexChunks, database.indexChanges, async () => ({
    parts: await listIndexParts(database),
    // The cast is safe, because every stored row has a number.
    changes: (await database.indexChanges.where('seq').above(afterSeq).toArray()) as Required<IndexChange>[],
  }));

/** Lists the parts of the index. Reads only their keys. */
export async function listIndexParts(database: Database): Promise<IndexPart[]> {
  const keys = await database.indexChunks.orderBy('[until+after+stamp+format]').keys();
  // The keys of this compound index are lists of four strings, which the Dexie types do not express.
  return (keys as unknown as [string, string, string, string][]).map(([until, after, stamp, format]) => ({
    until,
    after,
    stamp,
    format,
  }));
}

/** Finds the first range of ids that no part covers. Returns null if the parts cover all ids. */
export function findIndexGap(parts: IndexPart[]): { after: string; until: string } | null {
  let after = '';
  for (const part of parts) {
    if (part.after > after) return { after, until: part.after };
    after = part.until;
  }
  return after === INDEX_END ? null : { after, until: INDEX_END };
}

/** Lists the ids of the changes with an id after `after` up to and including `until`. */
export const listChangedIds = async (
  database: Database,
  { after, until }: Pick<IndexPart, 'after' | 'until'>,
): Promise<string[]> => (await selectChanges(database, { after, until }).uniqueKeys()).map(String);

/** Selects the changes of a range of ids. The first range also has the empty id. */
export const selectChanges = (database: Database, { after, until }: Pick<IndexPart, 'after' | 'until'>) =>
  database.indexChanges
    .where('stableId')
    .between(after === '' ? Dexie.minKey : after, until, after === '', true);

/** Reads one part of the index. Returns null if it is missing or unreadable. */
export async function readIndexChunk(
  database: Database,
  until: string,
): Promise<(IndexChunk & Pick<StoredIndexChunk, 'after' | 'stamp'>) | null> {
  const storedChunk = await database.indexChunks.get(until);
  return storedChunk && isIndexChunk(storedChunk) ? storedChunk : null;
}

/** Builds the index documents of these sources from their current rows. Ids without a source are returned as `removedIds`. */
export async function readIndexDocuments(
  database: Database,
  stableIds: string[],
): Promise<{ documents: IndexDocument[]; removedIds: string[] }> {
  const rows: unknown[] = await database.sources.bulkGet(stableIds);
  return {
    documents: rows.flatMap((row) => (row === undefined ? [] : buildIndexDocument(parseSourceRow(row)))),
    removedIds: stableIds.filter((_, index) => rows[index] === undefined),
  };
}

/**
 * Summarises the state of the index. The summary changes with every write of the index. `isComplete` is true if no part
 * is missing and this version can read all parts.
 */
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
