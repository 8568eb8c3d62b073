/**
 * `list` with what another side added to and removed from its own list since `before`; `keyOf` tells what makes two
 * items one. Additions stand after the item that they stood after there, else at the end, so that an order (authors) is
 * kept as far as it can be.
 */
export function mergedList<T>(list: T[], before: T[], after: T[], keyOf: (item: T) => string): T[] {
  const [had, has] = [new Set(before.map(keyOf)), new Set(after.map(keyOf))];
  const merged = list.filter((item) => !had.has(keyOf(item)) || has.has(keyOf(item)));
  after.forEach((item, n) => {
    const key = keyOf(item);
    if (had.has(key) || merged.some((other) => keyOf(other) === key)) return;
    const previous = after[n - 1];
    const place = previous === undefined ? -1 : merged.findIndex((other) => keyOf(other) === keyOf(previous));
    if (previous === undefined) merged.unshift(item);
    else if (place === -1) merged.push(item);
    else merged.splice(place + 1, 0, item);
  });
  return merged;
}
