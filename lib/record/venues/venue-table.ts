import type { Draft } from '@/lib/record/schema/draft';
import type { Source } from '@/lib/record/schema/source';
import type { Venue } from '@/lib/record/schema/venue';
import { findVenue } from './find-venue';

/** Returns all venues, the custom ones first. A custom venue replaces the shipped venue with the same id. */
export function combineVenues(shippedVenues: Venue[], customVenues: Venue[]): Venue[] {
  const customIds = new Set(customVenues.map(({ id }) => id));
  return [...customVenues, ...shippedVenues.filter(({ id }) => !customIds.has(id))];
}

/**
 * Returns a function that finds the venue of a URL and returns its id, or null. If the reader typed the name of a venue into the field
 * *Venue*, the function returns the id of this venue for every URL. A name that was captured from the page is ignored, because any page
 * can name any venue.
 */
export function createVenueIdFinder(
  venues: Venue[],
  draft: Draft | null,
  existingSource: Source | null,
): (url: string) => string | null {
  const typedName =
    draft?.edits.siteName ??
    (existingSource?.provenance.siteName?.from === 'reader' ? existingSource.siteName : null);
  const normalizedName = typedName?.trim().toLowerCase();
  const venueByName = normalizedName
    ? venues.find(({ name }) => name.toLowerCase() === normalizedName)
    : undefined;
  return (url) => venueByName?.id ?? findVenue(url, venues)?.id ?? null;
}
