import { type InvalidRow, isInvalidRow } from '@/lib/record/schema/source-row';
import type { Database } from '../open-database';
import { parseSourceRow } from './parse-row';

/**
 * Lists at most 100 malformed rows without a creation time. The library sorts by that time, so its pages never contain them.
 * If there are none, only two counts are needed.
 */
export async function listRowsWithoutCreationTime(database: Database): Promise<InvalidRow[]> {
  const [totalCount, listedCount] = await Promise.all([
    database.sources.count(),
    database.sources.orderBy('createdAt').count(),
  ]);
  if (totalCount === listedCount) return [];
  const listedKeys = new Set(await database.sources.orderBy('createdAt').primaryKeys());
  const keys = (await database.sources.toCollection().primaryKeys()).filter((key) => !listedKeys.has(key));
  const rows: unknown[] = await database.sources.bulkGet(keys.slice(0, 100));
  return rows.map(parseSourceRow).filter(isInvalidRow);
}
