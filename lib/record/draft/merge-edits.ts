import { isCombinedKind } from '@/lib/record/combine-values';
import { toStoredValue } from '@/lib/record/convert-values';
import type { FieldKind, FieldRegistry } from '@/lib/record/field-entry';
import { RECORD_FIELDS } from '@/lib/record/fields';
import { mergeField } from '@/lib/record/merge-field';
import { EDIT_POLICY } from '@/lib/record/merge-policies';
import { isSameValue } from '@/lib/record/same-value';
import type { Edits } from '@/lib/record/schema/draft';
import type { Source } from '@/lib/record/schema/source';
import { filterEdits, listEditedFields } from './edits';
import { getSavedValues } from './form-values';

/**
 * Merges edits with the current record; `base` has the record's values from when the edits began. A field that only one
 * side changed gets that side's value. If both changed it, texts and lists are combined, and other fields keep the edit.
 * So does a field without a base.
 */
export function mergeEdits(
  edits: Edits,
  base: Edits | undefined,
  source: Source,
  registry: FieldRegistry = RECORD_FIELDS,
): Edits {
  const saved = getSavedValues(source, registry);
  const merged: Edits = { ...edits };
  for (const field of listEditedFields(edits)) {
    if (base?.[field] === undefined) continue;
    const sides = { base: base[field], local: edits[field], remote: saved[field] };
    const outcome = mergeField(field, sides, EDIT_POLICY, registry);
    if (outcome.kind === 'conflict') continue;
    if (outcome.from === 'remote') delete merged[field];
    else Object.assign(merged, { [field]: outcome.value });
  }
  return merged;
}

/** Lists the fields in which saving combined the sent edit with another change of the record. */
export function listMergedFields(sentEdits: Edits, savedSource: Source): string[] {
  const saved = getSavedValues(savedSource);
  const mergedEdits = filterEdits(sentEdits, (field, value) => {
    const entry = RECORD_FIELDS[field];
    // Saving removes duplicate tags, which is not a merge.
    const sentValue = entry.kind === 'tags' ? toStoredValue(entry, value) : value;
    return holdsSeveralTexts(entry.kind) && !isSameValue(field, sentValue, saved[field], 'trimmed');
  });
  return listEditedFields(mergedEdits);
}

const holdsSeveralTexts = (kind: FieldKind): boolean => isCombinedKind(kind) && kind !== 'identifiers';
