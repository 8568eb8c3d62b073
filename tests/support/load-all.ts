import type { ImportItemList } from '@/lib/app/library/import-contents';

/** Loads all items of a list. Throws if loading fails. */
export async function loadAll<T>(list: ImportItemList<T>): Promise<T[]> {
  const result = await list.load(list.references);
  if (!result.ok) throw new Error(result.problem.kind);
  return result.value;
}
