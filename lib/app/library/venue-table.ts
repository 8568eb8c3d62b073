import { getHost } from '@/lib/address/host';
import type { Rating } from '@/lib/record/schema/rating';
import type { Source } from '@/lib/record/schema/source';
import type { Venue } from '@/lib/record/schema/venue';
import { getRating } from '@/lib/record/venues/get-rating';
import { getShippedVenues } from '@/lib/record/venues/shipped-venues';
import { combineVenues } from '@/lib/record/venues/venue-table';
import { getQueryTerms, getSearchTerms } from '@/lib/search/search-terms';

/** The reader's venues, and the shipped ones that they do not replace. */
export type VenueTable = {
  /** In alphabetical order. */
  list: Venue[];
  ownIds: ReadonlySet<string>;
  shippedIds: ReadonlySet<string>;
  findVenue: (source: Source) => Venue | null;
  getRating: (source: Source) => Rating;
  /** Returns the name of the venue, otherwise the site name, otherwise the host. */
  getVenueName: (source: Source) => string;
};

/** Builds the table of the shipped venues and the reader's own. */
export function buildVenueTable(ownVenues: Venue[]): VenueTable {
  const shipped = getShippedVenues();
  const list = combineVenues(shipped, ownVenues).sort((a, b) => a.name.localeCompare(b.name));
  const venueById = new Map(list.map((venue) => [venue.id, venue]));
  const findVenue = (source: Source) => venueById.get(source.venueId ?? '') ?? null;
  return {
    list,
    ownIds: new Set(ownVenues.map(({ id }) => id)),
    shippedIds: new Set(shipped.map(({ id }) => id)),
    findVenue,
    getRating: (source) => getRating(source, findVenue(source)),
    getVenueName: (source) => findVenue(source)?.name ?? source.siteName ?? getHost(source.url),
  };
}

/** The origin of a venue: shipped, shipped and changed by the reader, or created by the reader. */
export type VenueKind = 'shipped' | 'changed' | 'own';

/** Returns the kind of a venue in the table. */
export function getVenueKind({ id }: Venue, { ownIds, shippedIds }: VenueTable): VenueKind {
  if (!ownIds.has(id)) return 'shipped';
  return shippedIds.has(id) ? 'changed' : 'own';
}

/** Returns the venues with a word in name, domains or type for each searched word that begins with it. */
export function filterVenues(venues: Venue[], text: string): Venue[] {
  const searchTerms = getQueryTerms(text);
  return venues.filter(({ name, domains, type }) => {
    const terms = getSearchTerms([name ?? '', ...domains, type ?? ''], '');
    return searchTerms.every((searchTerm) => terms.some((term) => term.startsWith(searchTerm)));
  });
}

/** Whether the table has exactly this venue. */
export const isInVenueTable = (venue: Venue, table: VenueTable | null): boolean =>
  JSON.stringify(table?.list.find(({ id }) => id === venue.id)) === JSON.stringify(venue);
