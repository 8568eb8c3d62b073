import { getAddressKeys } from '@/lib/address/address-keys';
import type { Source } from '@/lib/record/schema/source';
import { isInvalidRow, type SourceRow } from '@/lib/record/schema/source-row';
import type { Database } from '../open-database';
import { findSourceByAddress } from './find-source-by-address';
import { findSourceById } from './find-source-by-id';

/** The row of the same record in this library. `hasConflict`: replacing it would add an address of another record. */
export type ImportMatch = { row: SourceRow | null; hasConflict: boolean };

/**
 * Finds the row by stable id, then by address. A row in the bin matches only if no row outside the bin has the address, so that
 * a merged record matches the record that it was merged into.
 */
export async function findImportMatch(database: Database, source: Source): Promise<ImportMatch> {
  const keys = [source.url, ...source.aliases].flatMap(getAddressKeys);
  const rowById = await findSourceById(database, source.stableId);
  const validRow = rowById && !isInvalidRow(rowById) ? rowById : null;
  const rowByAddress = await findSourceByAddress(database, keys);
  const row = [validRow, rowByAddress].find(isOutsideBin);
  if (!row) return { row: validRow ?? rowByAddress, hasConflict: false };
  const newKeys = keys.filter((key) => !row.addresses.includes(key));
  return { row, hasConflict: isOutsideBin(await findSourceByAddress(database, newKeys)) };
}

const isOutsideBin = (row: SourceRow | null): row is SourceRow => row !== null && row.shelf !== 'bin';
