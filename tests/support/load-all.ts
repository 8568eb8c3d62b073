import type { ImportItemList } from '@/lib/app/library/import-contents';

/** Loads all sources of a list. */
export async function loadAll<T>(list: ImportItemList<T>): Promise<T[]> {
  const result = await list.load(list.references);
  if (!result.ok) throw new Error(result.problem.kind);
  return result.value;
}
