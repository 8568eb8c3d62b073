/**
 * `list` with what another side added to and removed from its own list since `before`; `keyOf` tells what makes two
 * items one. Additions stand after the item that they stood after there, else at the end, so that an order (authors) is
 * kept as far as it can be.
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
