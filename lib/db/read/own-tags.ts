import type { Store } from '../open';

/** Every tag in use, in alphabetical order. Reads the index alone. */
export async function ownTags(store: Store): Promise<string[]> {
  const keys = await store.sources.orderBy('tags').uniqueKeys();
  return keys.map(String);
}
