/** Returns the list without items that have the same key as an earlier item. */
export function dedupeBy<T>(list: T[], getKey: (item: T) => string): T[] {
  const knownKeys = new Set<string>();
  return list.filter((item) => !knownKeys.has(getKey(item)) && knownKeys.add(getKey(item)));
}
