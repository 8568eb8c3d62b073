import { isInvalidRow, type SourceRow } from '@/lib/record/schema/source-row';
import type { Database } from '../open-database';
import { parseSourceRow } from './parse-row';

/**
 * Finds a source with any of these address keys by one index query, or null. A source outside the bin is preferred. One in the
 * bin is found too, so that a new capture restores it instead of creating a second record.
 */
export async function findSourceByAddress(
  database: Database,
  addressKeys: string[],
): Promise<SourceRow | null> {
  if (addressKeys.length === 0) return null;
  const rows = await database.sources.where('addresses').anyOf(addressKeys).distinct().limit(20).toArray();
  const validRows = rows.map(parseSourceRow).filter((row): row is SourceRow => !isInvalidRow(row));
  return validRows.find((row) => row.shelf !== 'bin') ?? validRows[0] ?? null;
}
