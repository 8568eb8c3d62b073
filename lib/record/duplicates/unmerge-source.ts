import type { Source } from '@/lib/record/schema/source';

/**
 * The kept record without what a merge brought into it: every field as it was `before`, save those that were edited
 * since the record was `merged`. Of a list edited since, only what the merge added goes. Untouched since: `before`
 * itself.
 */
export function unmergeSource(
  current: Source,
  { before, merged }: { before: Source; merged: Source },
): Source {
  const editedFields = (Object.keys(before) as (keyof Source)[]).filter(
    (field) => field !== 'updatedAt' && !isSame(current[field], merged[field]),
  );
  if (editedFields.length === 0) return before;
  const editedEntries = editedFields.map((field) => [
    field,
    removeAddedItems(current[field], before[field], merged[field]),
  ]);
  return { ...before, ...Object.fromEntries(editedEntries), updatedAt: current.updatedAt };
}

function removeAddedItems(current: unknown, before: unknown, merged: unknown): unknown {
  if (!Array.isArray(current) || !Array.isArray(before) || !Array.isArray(merged)) return current;
  const itemsBefore = new Set(before.map((item) => JSON.stringify(item)));
  const addedItems = new Set(
    merged.map((item) => JSON.stringify(item)).filter((item) => !itemsBefore.has(item)),
  );
  return current.filter((item) => !addedItems.has(JSON.stringify(item)));
}

const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);
