import type { Database } from '../open-database';

/** Lists the sources that have one of these tags or a tag below one of them, in the bin too. */
export async function listTaggedIds(database: Database, tags: string[]): Promise<string[]> {
  if (tags.length === 0) return [];
  const { sources } = database;
  const [exactIds, nestedIds] = await Promise.all([
    sources.where('tags').anyOf(tags).primaryKeys(),
    sources
      .where('tags')
      .startsWithAnyOf(tags.map((tag) => `${tag}/`))
      .primaryKeys(),
  ]);
  return [...new Set([...exactIds, ...nestedIds].map(String))];
}
