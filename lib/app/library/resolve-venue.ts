import type { Venue } from '@/lib/record/schema/venue';
import { getRating } from '@/lib/record/venues/get-rating';
import type { VenueResolver } from '@/lib/search/index/library-index';
import { buildVenueTable } from './venue-table';

/** Creates the function that tells the search index name and credibility of a venue (0: unrated). */
export function createVenueResolver(ownVenues: Venue[]): VenueResolver {
  const venueById = new Map(buildVenueTable(ownVenues).venues.map((venue) => [venue.id, venue]));
  return ({ venueId, siteName, host }) => {
    const venue = venueById.get(venueId) ?? null;
    const rating = getRating({ url: `https://${host}/`, credibilityOverride: null }, venue);
    return { name: venue?.name ?? (siteName || host), level: rating.kind === 'unrated' ? 0 : rating.level };
  };
}
