/** Removes the items whose key an earlier item of the list has. */
export function dedupeBy<T>(list: T[], getKey: (item: T) => string): T[] {
  const knownKeys = new Set<string>();
  return list.filter((item) => !knownKeys.has(getKey(item)) && knownKeys.add(getKey(item)));
}
