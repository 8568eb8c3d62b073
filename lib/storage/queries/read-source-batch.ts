import Dexie from 'dexie';
import type { InvalidRow, SourceRow } from '@/lib/record/schema/source-row';
import type { Database } from '../open-database';
import { parseSourceRow } from './parse-row';

/** A batch of rows in the order of their ids. `next` is the id to continue after; null at the end. */
export type SourceBatch = { rows: (SourceRow | InvalidRow)[]; next: string | null };

/** Reads up to `size` rows after the id `after` (null: from the first) and drops those in the bin. For whole-library reads. */
export async function readSourceBatch(
  database: Database,
  after: string | null,
  size: number,
): Promise<SourceBatch> {
  const rows = await database.sources
    .where('stableId')
    .between(after ?? Dexie.minKey, Dexie.maxKey, after === null, true)
    .limit(size)
    .toArray();
  const last = rows.at(-1);
  return {
    rows: rows.filter((row) => row.shelf !== 'bin').map(parseSourceRow),
    next: rows.length === size && last ? last.stableId : null,
  };
}

/** The rows with these ids, in the given order; ids without a row are left out. */
export async function listSourcesById(
  database: Database,
  ids: string[],
): Promise<(SourceRow | InvalidRow)[]> {
  const rows = await database.sources.bulkGet(ids);
  return rows.filter((row) => row !== undefined).map(parseSourceRow);
}
