/**
 * Merges two versions of a list: `local` with the items that `remote` added and removed since `base`. Items with the same key
 * are the same item. An added item follows the item that it followed in `remote`, otherwise it goes to the end, so that an
 * order (of authors) survives as far as possible.
 */
export function mergeList<T>(local: T[], base: T[], remote: T[], getKey: (item: T) => string): T[] {
  const [baseKeys, remoteKeys] = [new Set(base.map(getKey)), new Set(remote.map(getKey))];
  const merged = local.filter((item) => !baseKeys.has(getKey(item)) || remoteKeys.has(getKey(item)));
  remote.forEach((item, index) => {
    const key = getKey(item);
    if (baseKeys.has(key) || merged.some((other) => getKey(other) === key)) return;
    const previous = remote[index - 1];
    const previousIndex =
      previous === undefined ? -1 : merged.findIndex((other) => getKey(other) === getKey(previous));
    if (previous === undefined) merged.unshift(item);
    else if (previousIndex === -1) merged.push(item);
    else merged.splice(previousIndex + 1, 0, item);
  });
  return merged;
}
