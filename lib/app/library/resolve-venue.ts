import type { Venue } from '@/lib/record/schema/venue';
import type { VenueList } from '@/lib/record/schema/venue-list';
import { getRating } from '@/lib/record/venues/get-rating';
import { filterActiveLists } from '@/lib/record/venues/lists/combine-lists';
import { findListing } from '@/lib/record/venues/lists/find-listing';
import { getPublicationName } from '@/lib/record/venues/publication-name';
import type { VenueResolver } from '@/lib/search/index/library-index';
import { buildVenueTable } from './venue-table';

/**
 * Creates the function from which the search index gets the name and the credibility of a venue. An unrated venue has
 * the credibility 0.
 */
export function createVenueResolver(ownVenues: Venue[], lists: VenueList[] = []): VenueResolver {
  const venueById = new Map(buildVenueTable(ownVenues).venues.map((venue) => [venue.id, venue]));
  const activeLists = filterActiveLists(lists);
  return ({ venueId, siteName, host }) => {
    const venue = venueById.get(venueId) ?? null;
    const url = `https://${host}/`;
    const listing = venue ? null : findListing(url, activeLists);
    const rating = getRating({ url, credibilityOverride: null }, venue, listing);
    return {
      name: venue?.name ?? (getPublicationName(siteName, listing?.venue.name ?? null) || host),
      level: rating.kind === 'unrated' ? 0 : rating.level,
    };
  };
}
