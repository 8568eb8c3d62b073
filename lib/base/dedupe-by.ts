/** The list with only the first of the items that have the same key. */
export function dedupeBy<T>(list: T[], getKey: (item: T) => string): T[] {
  const knownKeys = new Set<string>();
  return list.filter((item) => !knownKeys.has(getKey(item)) && knownKeys.add(getKey(item)));
}
