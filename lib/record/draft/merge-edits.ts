import { canCombineKind } from '@/lib/record/combine-values';
import { toStoredValue } from '@/lib/record/convert-values';
import type { FieldKind, FieldRegistry } from '@/lib/record/field-entry';
import { SOURCE_FIELDS } from '@/lib/record/fields';
import { mergeField } from '@/lib/record/merge-field';
import { EDIT_POLICY } from '@/lib/record/merge-policies';
import { isSameValue } from '@/lib/record/same-value';
import type { Edits } from '@/lib/record/schema/draft';
import type { Source } from '@/lib/record/schema/source';
import { filterEdits, listEditedFields } from './edits';
import { getSavedValues } from './form-values';

/**
 * Merges edits with the current source. `base` has the source's values at the time when the edits began. The edit of each field:
 * - no base: does not change
 * - only the source changed the field: is removed
 * - only the reader changed the field: does not change
 * - both changed the field: texts and lists are combined; for other fields, the edit does not change
 */
export function mergeEdits(
  edits: Edits,
  base: Edits | undefined,
  source: Source,
  registry: FieldRegistry = SOURCE_FIELDS,
): Edits {
  const savedValues = getSavedValues(source, registry);
  const mergedEdits: Edits = { ...edits };
  for (const field of listEditedFields(edits)) {
    if (base?.[field] === undefined) continue;
    const versions = { base: base[field], local: edits[field], remote: savedValues[field] };
    const outcome = mergeField(field, versions, EDIT_POLICY, registry);
    if (outcome.kind === 'conflict') continue;
    if (outcome.from === 'remote') delete mergedEdits[field];
    else Object.assign(mergedEdits, { [field]: outcome.value });
  }
  return mergedEdits;
}

/** Lists the fields in which a save combined the sent edit with another change of the source. */
export function listMergedFields(sentEdits: Edits, savedSource: Source): string[] {
  const savedValues = getSavedValues(savedSource);
  const mergedEdits = filterEdits(sentEdits, (field, value) => {
    const entry = SOURCE_FIELDS[field];
    // Saving removes duplicate tags, which is not a merge.
    const sentValue = entry.kind === 'tags' ? toStoredValue(entry, value) : value;
    return canCombineTexts(entry.kind) && !isSameValue(field, sentValue, savedValues[field], 'trimmed');
  });
  return listEditedFields(mergedEdits);
}

// Each identifier has one value, so two of them are not combined.
const canCombineTexts = (kind: FieldKind): boolean => canCombineKind(kind) && kind !== 'identifiers';
