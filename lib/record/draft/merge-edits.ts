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
 * Edits that began from `base`, the record's values at that time, merged with the record as it is now. A field that only
 * one side changed has that side's value; where both did, texts and lists hold what both say, and other fields are as
 * edited. A field without a base is as edited, too.
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

/** The fields in which the saved record holds more than the edits that were sent, since both sides were combined. */
export function listMergedFields(sentEdits: Edits, savedSource: Source): string[] {
  const saved = getSavedValues(savedSource);
  const mergedEdits = filterEdits(sentEdits, (field, value) => {
    const entry = RECORD_FIELDS[field];
    // A tag that is typed twice is saved once.
    const sent = entry.kind === 'tags' ? toStoredValue(entry, value) : value;
    return holdsSeveralTexts(entry.kind) && !isSameValue(field, sent, saved[field], 'trimmed');
  });
  return listEditedFields(mergedEdits);
}

const holdsSeveralTexts = (kind: FieldKind): boolean => isCombinedKind(kind) && kind !== 'identifiers';
