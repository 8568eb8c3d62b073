import { isInvalidRow, type SourceRow } from '@/lib/record/schema/source-row';
import type { Database } from '../open-database';
import { parseSourceRow } from './parse-row';

/**
 * The source with any of these address keys, or null, by one query on one index. A source in the bin is found too, so
 * that capturing the page again restores it instead of creating a second record; a source outside the bin comes first.
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
