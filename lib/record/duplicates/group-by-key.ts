/** Two sources with a common key, by their stable ids in alphabetical order. */
export type IdPair = readonly [string, string];

/** Finds the pairs of sources with a common key, without comparing every pair of sources. */
export type KeyGroups = {
  add: (stableId: string, keys: string[]) => void;
  /**
   * Lists each pair once. If more than 12 sources have the same key, each of them is only paired with the next one, because a frequent
   * key is weak evidence.
   */
  listPairs: () => IdPair[];
};

const MAX_GROUP_SIZE = 12;

/** Creates an empty `KeyGroups`. */
export function createKeyGroups(): KeyGroups {
  // Most keys have one source. A list for each of them would need much memory.
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
  const sortedIds = [...ids].sort();
  const maxPairsPerId = sortedIds.length > MAX_GROUP_SIZE ? 1 : sortedIds.length;
  return sortedIds.flatMap((first, index) =>
    sortedIds.slice(index + 1, index + 1 + maxPairsPerId).map((second): IdPair => [first, second]),
  );
}
