import { getHost } from '@/lib/address/host';
import type { Rating } from '@/lib/record/schema/rating';
import type { Source } from '@/lib/record/schema/source';
import type { Venue } from '@/lib/record/schema/venue';
import { getRating } from '@/lib/record/venues/get-rating';
import { getShippedVenues } from '@/lib/record/venues/shipped-venues';
import { combineVenues } from '@/lib/record/venues/venue-table';
import { getQueryTerms, getSearchTerms } from '@/lib/search/search-terms';

/** The venues in force: the reader's own, and the shipped ones of which the reader has none with the same id. */
export type VenueTable = {
  /** In alphabetical order. */
  list: Venue[];
  ownIds: ReadonlySet<string>;
  shippedIds: ReadonlySet<string>;
  findVenue: (source: Source) => Venue | null;
  getRating: (source: Source) => Rating;
  /** The name of the venue, else the name that the site gives itself, else the host. */
  getVenueName: (source: Source) => string;
};

/** The table of the shipped venues and the reader's own. */
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

/** Who made a venue: it ships, it ships and the reader changed it, or it is the reader's own. */
export type VenueKind = 'shipped' | 'changed' | 'own';

/** The kind of a venue of the table. */
export function getVenueKind({ id }: Venue, { ownIds, shippedIds }: VenueTable): VenueKind {
  if (!ownIds.has(id)) return 'shipped';
  return shippedIds.has(id) ? 'changed' : 'own';
}

/** The venues in whose name, domains or type every searched word begins a word. */
export function filterVenues(venues: Venue[], text: string): Venue[] {
  const searchTerms = getQueryTerms(text);
  return venues.filter(({ name, domains, type }) => {
    const terms = getSearchTerms({
      title: name,
      authors: domains,
      venueName: type,
      siteName: null,
      host: '',
    });
    return searchTerms.every((searchTerm) => terms.some((term) => term.startsWith(searchTerm)));
  });
}

/** Whether the table has exactly this venue. */
export const isInVenueTable = (venue: Venue, table: VenueTable | null): boolean =>
  JSON.stringify(table?.list.find(({ id }) => id === venue.id)) === JSON.stringify(venue);
