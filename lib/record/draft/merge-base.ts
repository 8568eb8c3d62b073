import type { Draft, Edits } from '@/lib/record/schema/draft';
import type { VenueRating } from '@/lib/record/schema/parts';
import type { Source } from '@/lib/record/schema/source';
import { mergeEdits } from './merge-edits';
import { pickFields, removeEqualEdits } from './prune-draft';
import { getRecordValues, isSameValue } from './record-values';

/** The base of a draft with that of fields in which typing begins now, over the record as it is shown. */
export function extendMergeBase(
  { edits, base }: Pick<Draft, 'edits' | 'base'>,
  newEdits: Edits,
  source: Source,
): Edits {
  const newEntries = Object.entries(getRecordValues(source, newEdits)).filter(
    ([field]) => !Object.hasOwn(edits, field),
  );
  return { ...base, ...(Object.fromEntries(newEntries) as Edits) };
}

/** The draft of a record with what the record gained since it was typed, as saving it would merge both. */
export function rebaseDraft(draft: Draft, source: Source): Draft {
  if (!draft.ofSaved || !draft.base) return draft;
  const edits = mergeEdits(draft.edits, draft.base, source);
  // A field without a base stays as typed, whatever the record says.
  return { ...draft, edits, base: getRecordValues(source, pickFields(draft.base, edits)) };
}

/** Whether a draft holds other words in a field than it was left with. */
export function hasNewEdits(previousDraft: Draft | null, currentDraft: Draft): boolean {
  const previousEdits: Record<string, unknown> = previousDraft?.edits ?? {};
  return Object.entries(currentDraft.edits).some(
    ([field, value]) => !isSameValue(field, value, previousEdits[field]),
  );
}

/**
 * The draft without what was just saved: `sent` has arrived, also where the record now holds more than it. What was typed
 * meanwhile stays, over the values that were sent.
 */
export function removeSavedEdits(draft: Draft, sentDraft: Draft, savedSource: Source): Draft {
  // A venue's rating is no part of the record; one that was opened and left as it was proposed is nothing to keep.
  const { venueRating, ...fields } = sentDraft.edits;
  const savedEdits = venueRating && !hasVenueRatingInput(venueRating) ? sentDraft.edits : fields;
  const edits = removeEqualEdits(draft.edits, savedEdits);
  const base = { ...getRecordValues(savedSource, edits), ...draft.base, ...sentDraft.edits };
  return { ...draft, ofSaved: true, edits, base: pickFields(edits, base) };
}

const hasVenueRatingInput = ({ level, reason }: VenueRating): boolean => level !== '' || reason.trim() !== '';
