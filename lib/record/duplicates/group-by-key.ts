/** Two sources with a common key, by their stable ids in alphabetical order. */
export type IdPair = readonly [string, string];

/** Groups sources by keys, to find the pairs with a common key without comparing every pair. */
export type KeyGroups = {
  add: (stableId: string, keys: string[]) => void;
  /** Lists each pair once. If many sources have the same key, each is only paired with the next one, because such a key proves little. */
  listPairs: () => IdPair[];
};

const MAX_GROUP_SIZE = 12;

/** Creates groups without sources. */
export function createKeyGroups(): KeyGroups {
  // Most keys have one source, which needs no list.
  const idsByKey = new Map<string, string | string[]>();
  const addKey = (key: string, stableId: string): void => {
    const ids = idsByKey.get(key);
    if (ids === undefined) idsByKey.set(key, stableId);
    else if (Array.isArray(ids)) ids.push(stableId);
    else idsByKey.set(key, [ids, stableId]);
  };
  return {
    add: (stableId, keys) => {
      for (const key of new Set(keys)) addKey(key, stableId);
    },
    listPairs: () => {
      const pairs = new Map<string, IdPair>();
      for (const ids of idsByKey.values())
        if (Array.isArray(ids))
          for (const pair of pairIds([...new Set(ids)])) pairs.set(pair.join(' '), pair);
      return [...pairs.values()];
    },
  };
}

function pairIds(ids: string[]): IdPair[] {
  const sorted = [...ids].sort();
  const reach = sorted.length > MAX_GROUP_SIZE ? 1 : sorted.length;
  return sorted.flatMap((first, index) =>
    sorted.slice(index + 1, index + 1 + reach).map((second): IdPair => [first, second]),
  );
}
