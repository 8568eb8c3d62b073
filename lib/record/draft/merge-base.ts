import { isSameValue } from '@/lib/record/same-value';
import type { Draft, Edits } from '@/lib/record/schema/draft';
import type { VenueRating } from '@/lib/record/schema/parts';
import type { Source } from '@/lib/record/schema/source';
import { filterEdits, hasEdits, pickFields } from './edits';
import { getRecordValues } from './form-values';
import { mergeEdits } from './merge-edits';
import { removeEqualEdits } from './prune-draft';

/** Adds the shown record's values to a draft's merge base, for the fields that the reader starts to edit. */
export function extendMergeBase(
  { edits, base }: Pick<Draft, 'edits' | 'base'>,
  newEdits: Edits,
  source: Source,
): Edits {
  const newFields = filterEdits(newEdits, (field) => !Object.hasOwn(edits, field));
  return { ...base, ...getRecordValues(source, newFields) };
}

/** Merges a draft with later changes of its record, so that the form shows what saving would give. */
export function rebaseDraft(draft: Draft, source: Source): Draft {
  if (!draft.ofSaved || !draft.base) return draft;
  const edits = mergeEdits(draft.edits, draft.base, source);
  return { ...draft, edits, base: getRecordValues(source, pickFields(draft.base, edits)) };
}

/** Whether a draft has edits that the previous one does not have. */
export const hasNewEdits = (previousDraft: Draft | null, currentDraft: Draft): boolean =>
  hasEdits({
    edits: filterEdits(
      currentDraft.edits,
      (field, value) => !isSameValue(field, value, previousDraft?.edits[field], 'trimmed'),
    ),
  });

/**
 * Removes the edits of `sentDraft` from a draft after they were saved. Edits that were made during the save stay, and
 * their merge base is the sent value, even if the saved record combines it with another one.
 */
export function removeSavedEdits(draft: Draft, sentDraft: Draft, savedSource: Source): Draft {
  // The rating of a venue is not part of the record, so saving the record does not save it. An unfilled one is dropped.
  const { venueRating, ...fields } = sentDraft.edits;
  const savedEdits = venueRating && !hasVenueRatingInput(venueRating) ? sentDraft.edits : fields;
  const edits = removeEqualEdits(draft.edits, savedEdits);
  const base = { ...getRecordValues(savedSource, edits), ...draft.base, ...sentDraft.edits };
  return { ...draft, ofSaved: true, edits, base: pickFields(edits, base) };
}

const hasVenueRatingInput = ({ level, reason }: VenueRating): boolean => level !== '' || reason.trim() !== '';
