import { getUrlKeys } from '@/lib/address/url-keys';
import type { Source } from '@/lib/record/schema/source';
import { isInvalidRow, type SourceRow } from '@/lib/record/schema/source-row';
import type { Database } from '../open-database';
import { findSourceById } from './find-source-by-id';
import { findSourceByUrlKeys } from './find-source-by-url-keys';

/** The row of the imported record in this library, or null. `hasConflict` means that another record has one of its new URLs. */
export type ImportMatch = { row: SourceRow | null; hasConflict: boolean };

/**
 * Finds the row by stable id, or else by URL. A row outside the bin takes precedence, so that a merged record matches the record
 * that it was merged into.
 */
export async function findImportMatch(database: Database, source: Source): Promise<ImportMatch> {
  const keys = [source.url, ...source.aliases].flatMap(getUrlKeys);
  const rowById = await findSourceById(database, source.stableId);
  const validRowById = rowById && !isInvalidRow(rowById) ? rowById : null;
  const rowByUrl = await findSourceByUrlKeys(database, keys);
  const row = [validRowById, rowByUrl].find(isOutsideBin);
  if (!row) return { row: validRowById ?? rowByUrl, hasConflict: false };
  const newKeys = keys.filter((key) => !row.addresses.includes(key));
  return { row, hasConflict: isOutsideBin(await findSourceByUrlKeys(database, newKeys)) };
}

const isOutsideBin = (row: SourceRow | null): row is SourceRow => row !== null && row.shelf !== 'bin';
