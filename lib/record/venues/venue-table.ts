import type { Draft } from '@/lib/record/schema/draft';
import type { Source } from '@/lib/record/schema/source';
import type { Venue } from '@/lib/record/schema/venue';
import { findVenue } from './find-venue';

/** Combines both tables; a venue of the reader replaces a shipped one with the same id. */
export function combineVenues(shippedVenues: Venue[], ownVenues: Venue[]): Venue[] {
  const ids = new Set(ownVenues.map(({ id }) => id));
  return [...ownVenues, ...shippedVenues.filter(({ id }) => !ids.has(id))];
}

/**
 * Returns a function that finds the venue of a source: by the name that the reader typed in the Venue field, otherwise by
 * the address. A name that the page states is ignored, because any page can claim one.
 */
export function createVenueIdFinder(
  venues: Venue[],
  draft: Draft | null,
  existing: Source | null,
): (url: string) => string | null {
  const typedName =
    draft?.edits.siteName ?? (existing?.provenance.siteName?.from === 'reader' ? existing.siteName : null);
  const normalizedName = typedName?.trim().toLowerCase();
  const venueByName = normalizedName
    ? venues.find(({ name }) => name.toLowerCase() === normalizedName)
    : undefined;
  return (url) => venueByName?.id ?? findVenue(url, venues)?.id ?? null;
}
