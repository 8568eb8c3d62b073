import { isInvalidRow, type SourceRow } from '@/lib/record/schema/source-row';
import type { Database } from '../open-database';
import { parseSourceRow } from './parse-row';

/**
 * Finds a source that has any of these URL keys (`getUrlKeys`), or null. Sources outside the bin are preferred. A source in the
 * bin is also found, so that a new capture restores it instead of creating a second source.
 */
export async function findSourceByUrlKeys(database: Database, urlKeys: string[]): Promise<SourceRow | null> {
  if (urlKeys.length === 0) return null;
  const rows = await database.sources.where('addresses').anyOf(urlKeys).distinct().limit(20).toArray();
  const validRows = rows.map(parseSourceRow).filter((row): row is SourceRow => !isInvalidRow(row));
  return validRows.find((row) => row.shelf !== 'bin') ?? validRows[0] ?? null;
}
