/** The list with the first of the items that are one; `keyOf` tells what makes two items one. */
export function dedupeBy<T>(list: T[], getKey: (item: T) => string): T[] {
  const knownKeys = new Set<string>();
  return list.filter((item) => !knownKeys.has(getKey(item)) && knownKeys.add(getKey(item)));
}
