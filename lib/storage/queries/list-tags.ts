import type { Database } from '../open-database';

/** Lists the tags in use in alphabetical order. Reads the index only. */
export async function listTags(database: Database): Promise<string[]> {
  const keys = await database.sources.orderBy('tags').uniqueKeys();
  return keys.map(String);
}
