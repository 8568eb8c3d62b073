import Dexie from 'dexie';
import type { InvalidRow, SourceRow } from '@/lib/record/schema/source-row';
import type { Database } from '../open-database';
import { parseSourceRow } from './parse-row';

/** A batch of rows in the order of their ids. The next batch starts after the id `next`, which is null at the end. */
export type SourceBatch = { rows: (SourceRow | InvalidRow)[]; next: string | null };

/**
 * Reads `size` rows after the id `afterId`, or the first rows if it is null, and omits those in the bin. Reads of the
 * whole library use it, because all rows at once may not fit into memory.
 */
export async function readSourceBatch(
  database: Database,
  afterId: string | null,
  size: number,
): Promise<SourceBatch> {
  const rows = await database.sources
    .where('stableId')
    .between(afterId ?? Dexie.minKey, Dexie.maxKey, afterId === null, true)
    .limit(size)
    .toArray();
  const lastRow = rows.at(-1);
  return {
    rows: rows.filter((row) => row.shelf !== 'bin').map(parseSourceRow),
    next: rows.length === size && lastRow ? lastRow.stableId : null,
  };
}

/** Lists the rows with these ids in the order of `ids`. Omits ids without a row. */
export async function listSourcesById(
  database: Database,
  ids: string[],
): Promise<(SourceRow | InvalidRow)[]> {
  const rows = await database.sources.bulkGet(ids);
  return rows.filter((row) => row !== undefined).map(parseSourceRow);
}
