import Dexie from 'dexie';
import type { BadRow, SourceRow } from '@/lib/model/source-row';
import type { Store } from '../open';
import { parseSourceRow } from './parse-row';

/** Some rows in the order of their ids; `next` is the id to go on after, null at the end. */
export type SourceBatch = { rows: (SourceRow | BadRow)[]; next: string | null };

/** The next `size` rows after the id `after` (null: from the first), the bin left out. For reading the whole store. */
export async function sourceBatch(store: Store, after: string | null, size: number): Promise<SourceBatch> {
  const rows = await store.sources
    .where('stableId')
    .between(after ?? Dexie.minKey, Dexie.maxKey, after === null, true)
    .limit(size)
    .toArray();
  const last = rows.at(-1);
  return {
    rows: rows.filter(({ shelf }) => shelf !== 'bin').map(parseSourceRow),
    next: rows.length === size && last ? last.stableId : null,
  };
}

/** The rows with these ids, in their order; those that are gone are left out. */
export async function sourcesById(store: Store, ids: string[]): Promise<(SourceRow | BadRow)[]> {
  const rows = await store.sources.bulkGet(ids);
  return rows.filter((row) => row !== undefined).map(parseSourceRow);
}
