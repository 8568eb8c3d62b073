import { isWebUrl } from '@/lib/address/parse-url';
import { type FormValues, getFormValues } from '@/lib/record/draft/form-values';
import { isJoinedDraft } from '@/lib/record/draft/join-page-to-source';
import { buildProvenance } from '@/lib/record/provenance';
import { CredibilityLevel } from '@/lib/record/schema/primitives';
import type { Rating } from '@/lib/record/schema/rating';
import type { Source } from '@/lib/record/schema/source';
import type { Venue } from '@/lib/record/schema/venue';
import type { VenueList } from '@/lib/record/schema/venue-list';
import { getRating } from '@/lib/record/venues/get-rating';
import { findListing } from '@/lib/record/venues/lists/find-listing';
import { createVenueIdFinder } from '@/lib/record/venues/venue-table';
import type { DraftForm } from './draft-state';

/** The values that a form shows, computed from its state and the venues. */
export type FormDescription = {
  values: FormValues;
  rating: Rating;
  /** The name of the venue that has the form's URL, or null. */
  venueName: string | null;
  /** The origin of each field's value, and its other candidates. */
  provenance: Source['provenance'];
};

/** Computes the values of a form, their provenance and the credibility of the source. `lists` are the venue lists that apply. */
export function describeForm(form: DraftForm, venues: Venue[], lists: VenueList[] = []): FormDescription {
  const values = getFormValues(form);
  const venue = findVenue(venues, form, values.url);
  return {
    values,
    rating: getFormRating(values, venue, lists),
    venueName: venue?.name ?? null,
    provenance: buildProvenance(form.draft, shouldUseExtraction(form) ? form.extraction : null, form.source),
  };
}

// An unsaved page and a new capture add candidates to a source. If the page was joined to a saved source, its candidates are
// already in `form.source` (`joinPageToSource`).
const shouldUseExtraction = (form: DraftForm): boolean =>
  form.source === null || (form.isRecaptured && !isJoinedDraft(form.draft));

function findVenue(venues: Venue[], form: DraftForm, url: string): Venue | null {
  const id = isWebUrl(url) ? createVenueIdFinder(venues, form.draft, form.source)(url) : null;
  return venues.find((venue) => venue.id === id) ?? null;
}

function getFormRating(values: FormValues, venue: Venue | null, lists: VenueList[]): Rating {
  const { url } = values;
  if (!isWebUrl(url)) return { kind: 'unrated', host: '' };
  const level = CredibilityLevel.safeParse(Number(values.credibilityLevel)).data;
  const credibilityOverride = level ? { level, reason: values.credibilityReason } : null;
  return getRating({ url, credibilityOverride }, venue, findListing(url, lists));
}
