import { isCombinedKind } from '@/lib/record/combine-values';
import type { FieldEntry, FieldRegistry } from '@/lib/record/field-entry';
import { RECORD_FIELDS } from '@/lib/record/fields';
import { mergeField } from '@/lib/record/merge-field';
import { EDIT_POLICY } from '@/lib/record/merge-policies';
import type { Draft, Edits } from '@/lib/record/schema/draft';
import type { Source } from '@/lib/record/schema/source';
import { listEditedFields } from './edits';
import { getSavedValues } from './form-values';

/**
 * Combines a draft with a record of its page that was saved elsewhere meanwhile. Texts, key points and tags are combined,
 * because the reader wrote them without seeing the record; other edits do not change.
 */
export function combineDraftWithSource(
  existing: Source,
  draft: Draft,
  registry: FieldRegistry = RECORD_FIELDS,
): Draft {
  const saved = getSavedValues(existing, registry);
  const edits: Edits = { ...draft.edits };
  for (const field of listEditedFields(edits)) {
    const entry = registry[field];
    if (!entry || !isCombinedOnFirstContact(entry) || edits[field] === undefined) continue;
    const outcome = mergeField(field, { local: edits[field], remote: saved[field] }, EDIT_POLICY, registry);
    if (outcome.kind === 'value') Object.assign(edits, { [field]: outcome.value });
  }
  return { ...draft, edits };
}

/** Whether an edit without a merge base is combined with the record's value instead of replacing it. */
export const isCombinedOnFirstContact = (entry: FieldEntry): boolean =>
  isCombinedKind(entry.kind) && EDIT_POLICY.canCombine(entry, true);
