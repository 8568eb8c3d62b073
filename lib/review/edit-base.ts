import type { Draft, Edits, VenueRating } from '@/lib/model/draft';
import type { Source } from '@/lib/model/source';
import { mergedEdits } from './merged-edits';
import { ofFields, withoutSame } from './pruned-draft';
import { recordValues, saysSame } from './same-words';

/** The base of a draft with that of fields in which typing begins now, over the record as it is shown. */
export function withBase({ edits, base }: Pick<Draft, 'edits' | 'base'>, typed: Edits, shown: Source): Edits {
  const begun = Object.entries(recordValues(shown, typed)).filter(([field]) => !Object.hasOwn(edits, field));
  return { ...base, ...(Object.fromEntries(begun) as Edits) };
}

/** The draft of a record with what the record gained since it was typed, as saving it would merge both. */
export function rebasedDraft(draft: Draft, source: Source): Draft {
  if (!draft.ofSaved || !draft.base) return draft;
  const edits = mergedEdits(draft.edits, draft.base, source);
  // A field without a base stays as typed, whatever the record says.
  return { ...draft, edits, base: recordValues(source, ofFields(draft.base, edits)) };
}

/** Whether a draft holds other words in a field than it was left with. */
export function gained(left: Draft | null, found: Draft): boolean {
  const before: Record<string, unknown> = left?.edits ?? {};
  return Object.entries(found.edits).some(([field, value]) => !saysSame(field, value, before[field]));
}

/**
 * The draft without what was just saved: `sent` has arrived, also where the record now holds more than it. What was typed
 * meanwhile stays, over the values that were sent.
 */
export function withoutSent(draft: Draft, sent: Draft, saved: Source): Draft {
  // A venue's rating is no part of the record; one that was opened and left as it was proposed is nothing to keep.
  const { venueRating, ...fields } = sent.edits;
  const arrived = venueRating && !isBegun(venueRating) ? sent.edits : fields;
  const edits = withoutSame(draft.edits, arrived);
  const base = { ...recordValues(saved, edits), ...draft.base, ...sent.edits };
  return { ...draft, ofSaved: true, edits, base: ofFields(edits, base) };
}

const isBegun = ({ level, reason }: VenueRating): boolean => level !== '' || reason.trim() !== '';
