import { getEmptyEditValue } from '@/lib/record/convert-values';
import type { FieldRegistry } from '@/lib/record/field-entry';
import { SOURCE_FIELDS } from '@/lib/record/fields';
import { isSameValue } from '@/lib/record/same-value';
import type { Draft, Edits } from '@/lib/record/schema/draft';
import type { Source } from '@/lib/record/schema/source';
import { filterEdits, pickFields } from './edits';
import { getSavedValues, getSourceValues } from './form-values';
import { canMergeWithoutBase, mergeSourceIntoDraft } from './merge-source-into-draft';

/**
 * Returns a draft of the saved source `source` with the edits of `draft`, without those that are equal to the source's values. An edit that
 * was made without seeing the source is combined with the source's value.
 */
export function pruneDraft(draft: Draft, source: Source): Draft {
  const { apart: _, base = {}, ...sourceDraft } = draft.ofSaved ? draft : attachDraftToSource(draft, source);
  const savedValues = getSavedValues(source);
  const edits = filterEdits(
    sourceDraft.edits,
    (field, value) => !isSameValue(field, value, savedValues[field], 'trimmed'),
  );
  return { ...sourceDraft, stableId: source.stableId, ofSaved: true, edits, base: pickFields(edits, base) };
}

/** Removes the edits that are equal to those in `editsToRemove`. An edit with a newer value stays. */
export const removeEqualEdits = (edits: Edits, editsToRemove: Edits): Edits =>
  filterEdits(
    edits,
    (field, value) =>
      !Object.hasOwn(editsToRemove, field) || !isSameValue(field, value, editsToRemove[field], 'exact'),
  );

// The reader wrote this draft without seeing the source, so its texts must be added to those of the source. If the draft itself was saved
// as the source, an empty merge base causes this in the next merge. Otherwise the texts are combined here.
function attachDraftToSource(draft: Draft, source: Source): Draft {
  if (draft.stableId === source.stableId) return { ...draft, base: { ...buildEmptyBase(), ...draft.base } };
  const combinedDraft = mergeSourceIntoDraft(source, draft);
  return { ...combinedDraft, base: getSourceValues(source, combinedDraft.edits) };
}

const buildEmptyBase = (registry: FieldRegistry = SOURCE_FIELDS): Edits =>
  Object.fromEntries(
    Object.entries(registry)
      .filter(([, entry]) => entry.editable && canMergeWithoutBase(entry))
      .map(([field, entry]) => [field, getEmptyEditValue(entry)]),
  );
