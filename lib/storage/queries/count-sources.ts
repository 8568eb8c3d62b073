import Dexie from 'dexie';
import type { Database } from '../open-database';

/** Counts the sources outside the bin, by the index of sections. */
export async function countSources(database: Database): Promise<number> {
  const [totalCount, binCount] = await Promise.all([
    database.sources.count(),
    database.sources.where('[shelf+createdAt]').between(['bin', Dexie.minKey], ['bin', Dexie.maxKey]).count(),
  ]);
  return totalCount - binCount;
}
