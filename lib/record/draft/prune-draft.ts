import { getEmptyEditValue } from '@/lib/record/convert-values';
import type { FieldRegistry } from '@/lib/record/field-entry';
import { RECORD_FIELDS } from '@/lib/record/fields';
import { isSameValue } from '@/lib/record/same-value';
import type { Draft, Edits } from '@/lib/record/schema/draft';
import type { Source } from '@/lib/record/schema/source';
import { combineDraftWithSource, isCombinedOnFirstContact } from './combine-draft-with-source';
import { filterEdits, pickFields } from './edits';
import { getRecordValues, getSavedValues } from './form-values';

/** Turns a draft into a draft of the record, without the edits that the record already has. */
export function pruneDraft(draft: Draft, source: Source): Draft {
  const { apart: _, base = {}, ...rest } = draft.ofSaved ? draft : attachDraftToSource(draft, source);
  const saved = getSavedValues(source);
  const edits = filterEdits(
    rest.edits,
    (field, value) => !isSameValue(field, value, saved[field], 'trimmed'),
  );
  return { ...rest, stableId: source.stableId, ofSaved: true, edits, base: pickFields(edits, base) };
}

/** Removes the edits that have the same value in `editsToRemove`. A field that was changed again keeps its edit. */
export const removeEqualEdits = (edits: Edits, editsToRemove: Edits): Edits =>
  filterEdits(
    edits,
    (field, value) =>
      !Object.hasOwn(editsToRemove, field) || !isSameValue(field, value, editsToRemove[field], 'exact'),
  );

// The reader wrote a draft from before the first save without seeing the record, so it must not replace the record's texts.
function attachDraftToSource(draft: Draft, source: Source): Draft {
  if (draft.stableId === source.stableId) return { ...draft, base: { ...buildEmptyBase(), ...draft.base } };
  const combinedDraft = combineDraftWithSource(source, draft);
  return { ...combinedDraft, base: getRecordValues(source, combinedDraft.edits) };
}

const buildEmptyBase = (registry: FieldRegistry = RECORD_FIELDS): Edits =>
  Object.fromEntries(
    Object.entries(registry)
      .filter(([, entry]) => entry.editable && isCombinedOnFirstContact(entry))
      .map(([field, entry]) => [field, getEmptyEditValue(entry)]),
  );
