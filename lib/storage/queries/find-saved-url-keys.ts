import type { Database } from '../open-database';

/**
 * Returns those of the URL keys (`getUrlKeys`) that belong to a source outside the bin. Does not parse the sources, so that damaged ones
 * count too.
 */
export async function listSavedUrlKeys(database: Database, urlKeys: readonly string[]): Promise<Set<string>> {
  if (urlKeys.length === 0) return new Set();
  const rows = await database.sources.where('addresses').anyOf(urlKeys).distinct().toArray();
  const savedKeys = new Set(rows.flatMap(({ shelf, addresses }) => (shelf === 'bin' ? [] : addresses)));
  return new Set(urlKeys.filter((key) => savedKeys.has(key)));
}
