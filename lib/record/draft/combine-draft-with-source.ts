import { canCombineKind } from '@/lib/record/combine-values';
import type { FieldEntry, FieldRegistry } from '@/lib/record/field-entry';
import { RECORD_FIELDS } from '@/lib/record/fields';
import { mergeField } from '@/lib/record/merge-field';
import { EDIT_POLICY } from '@/lib/record/merge-policies';
import type { Draft, Edits } from '@/lib/record/schema/draft';
import type { Source } from '@/lib/record/schema/source';
import { listEditedFields } from './edits';
import { getSavedValues } from './form-values';

/**
 * Combines a draft with a record of the same page that another form or an import has saved since the draft was created. The reader
 * wrote the draft without seeing the record, so texts, key points and tags of both are combined. Other edits do not change.
 */
export function combineDraftWithSource(
  existingSource: Source,
  draft: Draft,
  registry: FieldRegistry = RECORD_FIELDS,
): Draft {
  const savedValues = getSavedValues(existingSource, registry);
  const edits: Edits = { ...draft.edits };
  for (const field of listEditedFields(edits)) {
    const entry = registry[field];
    if (!entry || !isCombinedWithoutBase(entry) || edits[field] === undefined) continue;
    const outcome = mergeField(
      field,
      { local: edits[field], remote: savedValues[field] },
      EDIT_POLICY,
      registry,
    );
    if (outcome.kind === 'value') Object.assign(edits, { [field]: outcome.value });
  }
  return { ...draft, edits };
}

/** Returns whether an edit without a merge base is combined with the record's value. Otherwise it replaces that value. */
export const isCombinedWithoutBase = (entry: FieldEntry): boolean =>
  canCombineKind(entry.kind) && EDIT_POLICY.canCombine(entry, IS_BASE_MISSING);

const IS_BASE_MISSING = true;
