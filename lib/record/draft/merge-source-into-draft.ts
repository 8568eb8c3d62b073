import { canCombineKind } from '@/lib/record/combine-values';
import type { FieldEntry } from '@/lib/record/field-entry';
import { SOURCE_FIELDS } from '@/lib/record/fields';
import { mergeField } from '@/lib/record/merge-field';
import { EDIT_POLICY } from '@/lib/record/merge-policies';
import type { Draft, Edits } from '@/lib/record/schema/draft';
import type { Source } from '@/lib/record/schema/source';
import { listEditedFields } from './edits';
import { getSavedValues } from './form-values';

/**
 * Returns a draft whose edits are combined with the saved source of the same page, which another form or an import saved after the draft
 * was created. There is no merge base, so texts, key points and tags of both are combined. Other edits do not change.
 */
export function mergeSourceIntoDraft(existingSource: Source, draft: Draft): Draft {
  const savedValues = getSavedValues(existingSource);
  const edits: Edits = { ...draft.edits };
  for (const field of listEditedFields(edits)) {
    const entry = SOURCE_FIELDS[field];
    if (!entry || !canMergeWithoutBase(entry) || edits[field] === undefined) continue;
    const outcome = mergeField(field, { local: edits[field], remote: savedValues[field] }, EDIT_POLICY);
    if (outcome.kind === 'value') Object.assign(edits, { [field]: outcome.value });
  }
  return { ...draft, edits };
}

/** Returns whether an edit without a merge base is combined with the source's value. Otherwise the edit replaces the value. */
export const canMergeWithoutBase = (entry: FieldEntry): boolean =>
  canCombineKind(entry.kind) && EDIT_POLICY.canCombine(entry, { isBaseMissing: true });
