import Dexie from 'dexie';
import type { Store } from '../open';
import { idsWithTerms, type ListQuery } from './source-list';

/** The ids of every row that a query gives, in no order. Reads index keys alone, however many records there are. */
export async function matchingIds(store: Store, query: ListQuery): Promise<string[]> {
  const { shelf, type, missing, terms } = query;
  const narrowing = [
    ...(shelf === null ? [] : [keysUnder(store, '[shelf+createdAt]', shelf)]),
    ...(type === null ? [] : [keysUnder(store, '[type+createdAt]', type)]),
    ...(missing === null ? [] : [store.sources.where('missing').equals(missing).primaryKeys()]),
    ...(terms.length === 0 ? [] : [idsWithTerms(store, terms)]),
  ];
  const [first = await store.sources.orderBy('createdAt').primaryKeys(), ...others] =
    await Promise.all(narrowing);
  const sets = others.map((keys) => new Set(keys));
  const binned =
    shelf === null ? new Set(await keysUnder(store, '[shelf+createdAt]', 'bin')) : new Set<string>();
  return [...first].filter((id) => !binned.has(id) && sets.every((ids) => ids.has(id)));
}

const keysUnder = (store: Store, index: string, value: string) =>
  store.sources.where(index).between([value, Dexie.minKey], [value, Dexie.maxKey]).primaryKeys();
