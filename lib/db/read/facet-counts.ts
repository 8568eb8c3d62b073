import Dexie from 'dexie';
import { MISSING_PARTS, type MissingPart, type Shelf, Shelf as ShelfSchema } from '@/lib/model/source-row';
import { SOURCE_TYPES, type SourceType } from '@/lib/model/vocabulary';
import type { Store } from '../open';

/** How many records stand behind each facet. Missing parts and types leave out the bin. */
export type FacetCounts = {
  shelves: Record<Shelf, number>;
  missing: Record<MissingPart, number>;
  types: Record<SourceType, number>;
};

/** All counts, from the indexes alone; only the rows in the bin are read, to take them off again. */
export async function facetCounts(store: Store): Promise<FacetCounts> {
  const [shelves, binned, missing, types] = await Promise.all([
    counted(ShelfSchema.options, (shelf) => ofPrefix(store, '[shelf+createdAt]', shelf).count()),
    ofPrefix(store, '[shelf+createdAt]', 'bin').toArray(),
    counted(MISSING_PARTS, (part) => store.sources.where('missing').equals(part).count()),
    counted(SOURCE_TYPES, (type) => ofPrefix(store, '[type+createdAt]', type).count()),
  ]);
  for (const row of binned) {
    for (const part of row.missing ?? []) missing[part] -= 1;
    if (row.type in types) types[row.type as SourceType] -= 1;
  }
  return { shelves, missing, types };
}

const ofPrefix = (store: Store, index: string, value: string) =>
  store.sources.where(index).between([value, Dexie.minKey], [value, Dexie.maxKey]);

async function counted<K extends string>(
  keys: readonly K[],
  count: (key: K) => PromiseLike<number>,
): Promise<Record<K, number>> {
  const pairs = await Promise.all(keys.map(async (key) => [key, await count(key)] as const));
  return Object.fromEntries(pairs) as Record<K, number>;
}
