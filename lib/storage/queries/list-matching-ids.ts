import Dexie from 'dexie';
import type { Database } from '../open-database';
import { type ListQuery, listIdsWithTerms } from './read-list-page';

/** Lists the ids of all rows that match a query, in no particular order. Reads index keys only, no records. */
export async function listMatchingIds(database: Database, query: ListQuery): Promise<string[]> {
  const { section, type, missingField, terms } = query;
  const idLists = [
    ...(section === null ? [] : [listKeysByPrefix(database, '[shelf+createdAt]', section)]),
    ...(type === null ? [] : [listKeysByPrefix(database, '[type+createdAt]', type)]),
    ...(missingField === null ? [] : [database.sources.where('missing').equals(missingField).primaryKeys()]),
    ...(terms.length === 0 ? [] : [listIdsWithTerms(database, terms)]),
  ];
  const [firstList = await database.sources.orderBy('createdAt').primaryKeys(), ...otherLists] =
    await Promise.all(idLists);
  const otherSets = otherLists.map((keys) => new Set(keys));
  const binnedIds =
    section === null
      ? new Set(await listKeysByPrefix(database, '[shelf+createdAt]', 'bin'))
      : new Set<string>();
  return [...firstList].filter((id) => !binnedIds.has(id) && otherSets.every((ids) => ids.has(id)));
}

const listKeysByPrefix = (database: Database, index: string, value: string) =>
  database.sources.where(index).between([value, Dexie.minKey], [value, Dexie.maxKey]).primaryKeys();
