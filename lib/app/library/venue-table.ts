import { getHost } from '@/lib/address/host';
import { hasSameJson } from '@/lib/base/has-same-json';
import type { Rating } from '@/lib/record/schema/rating';
import type { Source } from '@/lib/record/schema/source';
import type { Venue } from '@/lib/record/schema/venue';
import type { VenueList } from '@/lib/record/schema/venue-list';
import { getRating } from '@/lib/record/venues/get-rating';
import { filterActiveLists } from '@/lib/record/venues/lists/combine-lists';
import { findListing } from '@/lib/record/venues/lists/find-listing';
import { getPublicationName } from '@/lib/record/venues/publication-name';
import { getShippedVenues } from '@/lib/record/venues/shipped-venues';
import { combineVenues } from '@/lib/record/venues/venue-table';
import { getQueryTerms, getSearchTerms } from '@/lib/search/search-terms';

/** The custom venues, and the shipped venues that no custom venue replaces. */
export type VenueTable = {
  /** All venues of the table, in alphabetical order. */
  venues: Venue[];
  customIds: ReadonlySet<string>;
  shippedIds: ReadonlySet<string>;
  /** All venue lists in their order of precedence, also those that are switched off. */
  lists: VenueList[];
  findVenue: (source: Source) => Venue | null;
  getRating: (source: Source) => Rating;
  /** Returns the name of the venue, otherwise the site name, otherwise the name in a venue list, otherwise the host. */
  getVenueName: (source: Source) => string;
  /** Returns the name of a venue by its id, or of the listed venue of a host, or the host itself. */
  getNameOfFacetValue: (idOrHost: string) => string;
};

/** Builds the table from the shipped venues, these custom venues and these venue lists. */
export function buildVenueTable(customVenues: Venue[], lists: VenueList[] = []): VenueTable {
  const shippedVenues = getShippedVenues();
  const venues = combineVenues(shippedVenues, customVenues).sort((a, b) => a.name.localeCompare(b.name));
  const venueById = new Map(venues.map((venue) => [venue.id, venue]));
  const activeLists = filterActiveLists(lists);
  const findVenue = (source: Source) => venueById.get(source.venueId ?? '') ?? null;
  return {
    venues: venues,
    customIds: new Set(customVenues.map(({ id }) => id)),
    shippedIds: new Set(shippedVenues.map(({ id }) => id)),
    lists,
    findVenue,
    getRating: (source) => getRating(source, findVenue(source), findListing(source.url, activeLists)),
    getVenueName: (source) => {
      const listedName = findListing(source.url, activeLists)?.venue.name ?? null;
      return (
        findVenue(source)?.name ?? (getPublicationName(source.siteName, listedName) || getHost(source.url))
      );
    },
    getNameOfFacetValue: (idOrHost) =>
      venueById.get(idOrHost)?.name ??
      findListing(`https://${idOrHost}/`, activeLists)?.venue.name ??
      idOrHost,
  };
}

/**
 * A venue is shipped with the extension (`shipped`), shipped and changed by the reader, or created by the reader
 * (`custom`).
 */
export type VenueKind = 'shipped' | 'changed' | 'custom';

/** Returns the kind of a venue in the table. */
export function getVenueKind({ id }: Venue, { customIds, shippedIds }: VenueTable): VenueKind {
  if (!customIds.has(id)) return 'shipped';
  return shippedIds.has(id) ? 'changed' : 'custom';
}

/**
 * Returns the venues that match a search. Each searched word must be a prefix of a word in the name, domains or type.
 */
export function filterVenues(venues: Venue[], text: string): Venue[] {
  const searchTerms = getQueryTerms(text);
  return venues.filter(({ name, domains, type }) => {
    const terms = getSearchTerms([name ?? '', ...domains, type ?? ''], '');
    return searchTerms.every((searchTerm) => terms.some((term) => term.startsWith(searchTerm)));
  });
}

/** Returns whether the table has a venue with the same id and the same values. */
export const isInVenueTable = (venue: Venue, table: VenueTable | null): boolean =>
  hasSameJson(
    table?.venues.find(({ id }) => id === venue.id),
    venue,
  );
