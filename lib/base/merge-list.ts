/**
 * Merges two versions of a list: applies to `local` what `remote` added and removed since `base`. Items with the same key are
 * the same item. An added item is inserted after its predecessor in `remote`: at the start if it has none, at the end if the
 * merged list does not contain the predecessor. This preserves the order of authors as far as possible.
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
