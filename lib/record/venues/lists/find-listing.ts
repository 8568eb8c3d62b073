import { normalizeHost } from '@/lib/address/host';
import { parseWebUrl } from '@/lib/address/parse-url';
import type { ListedVenue, VenueList } from '@/lib/record/schema/venue-list';

/** A venue of a list, and the list that rates it. */
export type Listing = { list: VenueList; venue: ListedVenue };

/**
 * Finds the listed venue of a URL, or returns null. Uses the first list that contains the host or one of its parent domains, and in
 * this list the most specific of these domains. An index of each list is cached, so a list must not change after its first use.
 */
export function findListing(url: string, lists: readonly VenueList[]): Listing | null {
  const host = normalizeHost(parseWebUrl(url)?.hostname ?? '');
  if (host === '') return null;
  for (const list of lists) {
    const venue = findVenueOfHost(host, getHostIndex(list.venues));
    if (venue) return { list, venue };
  }
  return null;
}

function findVenueOfHost(host: string, index: ReadonlyMap<string, ListedVenue>): ListedVenue | null {
  for (let suffix = host; suffix !== ''; suffix = suffix.slice(`${suffix.split('.', 1)[0]}.`.length)) {
    const venue = index.get(suffix);
    if (venue) return venue;
  }
  return null;
}

const indexCache = new WeakMap<ListedVenue[], Map<string, ListedVenue>>();

function getHostIndex(venues: ListedVenue[]): Map<string, ListedVenue> {
  const cachedIndex = indexCache.get(venues);
  if (cachedIndex) return cachedIndex;
  // If two venues have the same host, the first one is used. The list is reversed, because in a `Map` a later entry
  // replaces an earlier one.
  const index = new Map(
    venues.toReversed().flatMap((venue) => venue.hosts.map((host) => [host, venue] as const)),
  );
  indexCache.set(venues, index);
  return index;
}
