import type { Draft } from '@/lib/record/schema/draft';
import type { Source } from '@/lib/record/schema/source';
import type { Venue } from '@/lib/record/schema/venue';
import { findVenue } from './find-venue';

/** The venues that ship with the reader's own over them: one with the same id replaces. */
export function combineVenues(shippedVenues: Venue[], ownVenues: Venue[]): Venue[] {
  const ids = new Set(ownVenues.map(({ id }) => id));
  return [...ownVenues, ...shippedVenues.filter(({ id }) => !ids.has(id))];
}

/**
 * The venue of a source: the one whose name the reader wrote in the Venue field, else the one its address belongs to.
 * A name that the page itself gives proves nothing about where it stands.
 */
export function createVenueIdFinder(
  venues: Venue[],
  draft: Draft | null,
  existing: Source | null,
): (url: string) => string | null {
  const writtenName =
    draft?.edits.siteName ?? (existing?.provenance.siteName?.from === 'reader' ? existing.siteName : null);
  const normalizedName = writtenName?.trim().toLowerCase();
  const venueByName = normalizedName
    ? venues.find(({ name }) => name.toLowerCase() === normalizedName)
    : undefined;
  return (url) => venueByName?.id ?? findVenue(url, venues)?.id ?? null;
}
