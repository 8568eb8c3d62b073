/** The list with the first of the items that are one; `keyOf` tells what makes two items one. */
export function distinctBy<T>(list: T[], keyOf: (item: T) => string): T[] {
  const known = new Set<string>();
  return list.filter((item) => !known.has(keyOf(item)) && known.add(keyOf(item)));
}
