import type { Database } from '../open-database';
import { findIndexGap, listIndexParts } from './read-index';

/**
 * Lists every tag in use, in alphabetical order. Reads the tags of each part of the search index, and those of sources
 * that were written since. A tag that was removed from its last source is listed until that part is built again. While
 * parts are missing, reads the database index of tags instead, which takes longer the more sources have tags.
 */
export async function listTags(database: Database): Promise<string[]> {
  const { indexChanges, indexChunks, indexTags, sources } = database;
  return database.transaction('r', indexChanges, indexChunks, indexTags, sources, async () => {
    if (findIndexGap(await listIndexParts(database)) !== null)
      return (await sources.orderBy('tags').uniqueKeys()).map(String);
    const lists = [...(await indexTags.toArray()), ...(await indexChanges.toArray())];
    return [...new Set(lists.flatMap(({ tags }) => tags))].sort();
  });
}
