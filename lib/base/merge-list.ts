/**
 * Merges two versions of a list: adds to `local` the items that `remote` added since `base`, and removes the items that `remote`
 * removed. Items with the same key are the same item. The position of an added item, by its predecessor in `remote`:
 * - no predecessor: at the start
 * - a predecessor that the merged list contains: after it
 * - any other predecessor: at the end
 */
export function mergeList<T>(local: T[], base: T[], remote: T[], getKey: (item: T) => string): T[] {
  const [baseKeys, remoteKeys] = [new Set(base.map(getKey)), new Set(remote.map(getKey))];
  const merged = local.filter((item) => !baseKeys.has(getKey(item)) || remoteKeys.has(getKey(item)));
  remote.forEach((item, index) => {
    const key = getKey(item);
    if (baseKeys.has(key) || merged.some((mergedItem) => getKey(mergedItem) === key)) return;
    const previous = remote[index - 1];
    const previousIndex =
      previous === undefined ? -1 : merged.findIndex((mergedItem) => getKey(mergedItem) === getKey(previous));
    if (previous === undefined) merged.unshift(item);
    else if (previousIndex === -1) merged.push(item);
    else merged.splice(previousIndex + 1, 0, item);
  });
  return merged;
}
