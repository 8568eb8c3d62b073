import { getSourceUrlKeys } from '@/lib/address/url-keys';
import type { Source } from '@/lib/record/schema/source';
import { isInvalidRow, type SourceRow } from '@/lib/record/schema/source-row';
import type { Database } from '../open-database';
import { parseSourceRow } from './parse-row';

/**
 * The row of the imported source in this library, or null. `hasConflict` means that the imported source has a URL that this row does
 * not have, but another source outside the bin does.
 */
export type ImportMatch = { row: SourceRow | null; hasConflict: boolean };

/**
 * Finds the row of each source by stable id, or else by URL. A row outside the bin takes precedence, so that a merged source matches the
 * source that it was merged into. Two queries read the rows for all sources, because one query for each source would take longer than
 * the write.
 */
export async function listImportMatches(
  database: Database,
  sources: readonly Source[],
): Promise<ImportMatch[]> {
  const keysBySource = sources.map(getSourceUrlKeys);
  const [rowsById, rowsByKey] = await Promise.all([
    database.sources.bulkGet(sources.map(({ stableId }) => stableId)),
    readRowsByUrlKey(database, new Set(keysBySource.flat())),
  ]);
  return keysBySource.map((keys, index) => {
    const storedRow = rowsById[index];
    const rowById = storedRow === undefined ? null : parseValidRow(storedRow);
    const rowByUrl = findRowByUrlKeys(rowsByKey, keys);
    const row = [rowById, rowByUrl].find(isOutsideBin);
    if (!row) return { row: rowById ?? rowByUrl, hasConflict: false };
    const newKeys = keys.filter((key) => !row.addresses.includes(key));
    return { row, hasConflict: isOutsideBin(findRowByUrlKeys(rowsByKey, newKeys)) };
  });
}

/** Reads the readable rows that have one of these URL keys, by key. */
async function readRowsByUrlKey(
  database: Database,
  keys: ReadonlySet<string>,
): Promise<Map<string, SourceRow[]>> {
  const rows: unknown[] = await database.sources
    .where('addresses')
    .anyOf([...keys])
    .distinct()
    .toArray();
  const rowsByKey = new Map<string, SourceRow[]>();
  for (const row of rows.flatMap((storedRow) => parseValidRow(storedRow) ?? []))
    for (const key of row.addresses)
      if (keys.has(key)) rowsByKey.set(key, [...(rowsByKey.get(key) ?? []), row]);
  return rowsByKey;
}

/** Returns a row with any of these keys, or null. Rows outside the bin are preferred. */
function findRowByUrlKeys(
  rowsByKey: ReadonlyMap<string, SourceRow[]>,
  keys: readonly string[],
): SourceRow | null {
  // The order of an index query: by key, then by stable id.
  const rows = [...new Set([...keys].sort().flatMap((key) => rowsByKey.get(key) ?? []))];
  return rows.find(isOutsideBin) ?? rows[0] ?? null;
}

function parseValidRow(storedRow: unknown): SourceRow | null {
  const row = parseSourceRow(storedRow);
  return isInvalidRow(row) ? null : row;
}

const isOutsideBin = (row: SourceRow | null): row is SourceRow => row !== null && row.shelf !== 'bin';
