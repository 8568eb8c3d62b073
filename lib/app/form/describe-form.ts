import { isWebUrl } from '@/lib/address/parse-url';
import { type FormValues, getFormValues } from '@/lib/record/draft/form-values';
import { buildProvenance } from '@/lib/record/provenance';
import { CredibilityLevel } from '@/lib/record/schema/primitives';
import type { Rating } from '@/lib/record/schema/rating';
import type { Source } from '@/lib/record/schema/source';
import type { Venue } from '@/lib/record/schema/venue';
import { getRating } from '@/lib/record/venues/get-rating';
import { createVenueIdFinder } from '@/lib/record/venues/venue-table';
import type { DraftForm } from './draft-state';

/** What follows from a form and the venue table. */
export type FormDescription = {
  values: FormValues;
  rating: Rating;
  /** The venue of the form's address; null: it has none. */
  venueName: string | null;
  /** Where each field's value comes from, and its other candidates. */
  provenance: Source['provenance'];
};

/** The values of a form with the credibility and the provenance that the reader sees beside them. */
export function describeForm(form: DraftForm, venues: Venue[]): FormDescription {
  const values = getFormValues(form);
  const venue = findVenue(venues, form, values.url);
  return {
    values,
    rating: getFormRating(values, venue),
    venueName: venue?.name ?? null,
    provenance: buildProvenance(form.draft, hasOwnExtraction(form) ? form.extraction : null, form.source),
  };
}

// A saved record has its own provenance unless its page was captured again; a joined page is among its candidates.
const hasOwnExtraction = (form: DraftForm): boolean =>
  form.source === null || (form.isRecaptured && !form.draft.apart);

function findVenue(venues: Venue[], form: DraftForm, url: string): Venue | null {
  const id = isWebUrl(url) ? createVenueIdFinder(venues, form.draft, form.source)(url) : null;
  return venues.find((venue) => venue.id === id) ?? null;
}

function getFormRating(values: FormValues, venue: Venue | null): Rating {
  const { url } = values;
  if (!isWebUrl(url)) return { kind: 'unrated', host: '' };
  const level = CredibilityLevel.safeParse(Number(values.credibilityLevel)).data;
  const credibilityOverride = level ? { level, reason: values.credibilityReason } : null;
  return getRating({ url, credibilityOverride }, venue);
}
