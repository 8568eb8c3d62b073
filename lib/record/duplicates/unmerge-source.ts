import { listFields } from '@/lib/record/field-lists';
import { isSameValue } from '@/lib/record/same-value';
import type { Source } from '@/lib/record/schema/source';

/**
 * Undoes a merge and returns the restored source. `before` and `merged` are the source before and right after the merge. Fields that were
 * edited after the merge have their current value, without the list items that the merge added. All other fields have the value of
 * `before`.
 */
export function unmergeSource(
  current: Source,
  { before: sourceBefore, merged }: { before: Source; merged: Source },
): Source {
  const editedFields = listFields({ stored: true }).filter(
    (field) => field !== 'updatedAt' && !isSameValue(field, current[field], merged[field], 'exact'),
  );
  if (editedFields.length === 0) return sourceBefore;
  const editedEntries = editedFields.map((field) => [
    field,
    removeAddedItems(current[field], sourceBefore[field], merged[field]),
  ]);
  return { ...sourceBefore, ...Object.fromEntries(editedEntries), updatedAt: current.updatedAt };
}

function removeAddedItems(current: unknown, before: unknown, merged: unknown): unknown {
  if (!Array.isArray(current) || !Array.isArray(before) || !Array.isArray(merged)) return current;
  const itemsBefore = new Set(before.map((item) => JSON.stringify(item)));
  const addedItems = new Set(
    merged.map((item) => JSON.stringify(item)).filter((item) => !itemsBefore.has(item)),
  );
  return current.filter((item) => !addedItems.has(JSON.stringify(item)));
}
