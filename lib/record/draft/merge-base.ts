import { isSameValue } from '@/lib/record/same-value';
import type { Draft, Edits } from '@/lib/record/schema/draft';
import type { VenueRating } from '@/lib/record/schema/parts';
import type { Source } from '@/lib/record/schema/source';
import { filterEdits, hasEdits, pickFields } from './edits';
import { getSourceValues } from './form-values';
import { mergeEdits } from './merge-edits';
import { removeEqualEdits } from './prune-draft';

/**
 * Returns the merge base of a draft after `newEdits`. For each field that had no edit before, the merge base gets the present value of the
 * source, which the reader saw.
 */
export function extendMergeBase(
  { edits, base }: Pick<Draft, 'edits' | 'base'>,
  newEdits: Edits,
  source: Source,
): Edits {
  const newFields = filterEdits(newEdits, (field) => !Object.hasOwn(edits, field));
  return { ...base, ...getSourceValues(source, newFields) };
}

/** Merges the edits of a draft with later changes of its source, so that the form shows the values that a save would write. */
export function rebaseDraft(draft: Draft, source: Source): Draft {
  if (!draft.ofSaved || !draft.base) return draft;
  const edits = mergeEdits(draft.edits, draft.base, source);
  return { ...draft, edits, base: getSourceValues(source, pickFields(draft.base, edits)) };
}

/** Returns whether a draft has edits that the previous draft does not have. */
export const hasNewEdits = (previousDraft: Draft | null, currentDraft: Draft): boolean =>
  hasEdits({
    edits: filterEdits(
      currentDraft.edits,
      (field, value) => !isSameValue(field, value, previousDraft?.edits[field], 'trimmed'),
    ),
  });

/**
 * Removes the edits of `sentDraft`, which were saved, from a draft. Edits that the reader made during the save stay. Their merge base is
 * the sent value, because the reader has not seen the saved value, which may be combined with another change.
 */
export function removeSavedEdits(draft: Draft, sentDraft: Draft, savedSource: Source): Draft {
  // The rating of a venue is not saved with the source, so this edit stays unless it is empty.
  const { venueRating, ...fields } = sentDraft.edits;
  const savedEdits = venueRating && !hasVenueRatingInput(venueRating) ? sentDraft.edits : fields;
  const edits = removeEqualEdits(draft.edits, savedEdits);
  const base = { ...getSourceValues(savedSource, edits), ...draft.base, ...sentDraft.edits };
  return { ...draft, ofSaved: true, edits, base: pickFields(edits, base) };
}

const hasVenueRatingInput = ({ level, reason }: VenueRating): boolean => level !== '' || reason.trim() !== '';
