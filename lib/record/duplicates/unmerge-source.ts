import { listFields } from '@/lib/record/field-lists';
import { isSameValue } from '@/lib/record/same-value';
import type { Source } from '@/lib/record/schema/source';

/**
 * Undoes a merge: every field gets its value from `before`, except fields that were edited after the record was `merged`.
 * From an edited list, only the items that the merge added are removed. Without edits, the result is `before` itself.
 */
export function unmergeSource(
  current: Source,
  { before, merged }: { before: Source; merged: Source },
): Source {
  const editedFields = listFields({ stored: true }).filter(
    (field) => field !== 'updatedAt' && !isSameValue(field, current[field], merged[field], 'exact'),
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
