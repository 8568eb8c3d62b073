import { isSameValue } from '@/lib/record/same-value';
import type { Draft, Edits } from '@/lib/record/schema/draft';
import type { VenueRating } from '@/lib/record/schema/parts';
import type { Source } from '@/lib/record/schema/source';
import { filterEdits, hasEdits, pickFields } from './edits';
import { getRecordValues } from './form-values';
import { mergeEdits } from './merge-edits';
import { removeEqualEdits } from './prune-draft';

/** The merge base of a draft, extended by the fields in which editing begins now, over the record as it is shown. */
export function extendMergeBase(
  { edits, base }: Pick<Draft, 'edits' | 'base'>,
  newEdits: Edits,
  source: Source,
): Edits {
  const newFields = filterEdits(newEdits, (field) => !Object.hasOwn(edits, field));
  return { ...base, ...getRecordValues(source, newFields) };
}

/** The draft of a record, merged with what changed there since: saving it gives the same. */
export function rebaseDraft(draft: Draft, source: Source): Draft {
  if (!draft.ofSaved || !draft.base) return draft;
  const edits = mergeEdits(draft.edits, draft.base, source);
  // A field without a base stays as edited, whatever the record holds.
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
 * The draft without what was just saved. `sentDraft` has arrived, also where the record now holds more than it; what was
 * typed meanwhile stays, with the values that were sent as its base.
 */
export function removeSavedEdits(draft: Draft, sentDraft: Draft, savedSource: Source): Draft {
  // A venue's rating is no part of the record. One that was opened and left as proposed is not worth saving.
  const { venueRating, ...fields } = sentDraft.edits;
  const savedEdits = venueRating && !hasVenueRatingInput(venueRating) ? sentDraft.edits : fields;
  const edits = removeEqualEdits(draft.edits, savedEdits);
  const base = { ...getRecordValues(savedSource, edits), ...draft.base, ...sentDraft.edits };
  return { ...draft, ofSaved: true, edits, base: pickFields(edits, base) };
}

const hasVenueRatingInput = ({ level, reason }: VenueRating): boolean => level !== '' || reason.trim() !== '';
