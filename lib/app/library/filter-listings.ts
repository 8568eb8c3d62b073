import type { ListedVenue, VenueList } from '@/lib/record/schema/venue-list';
import { filterActiveLists } from '@/lib/record/venues/lists/combine-lists';
import { findListing, type Listing } from '@/lib/record/venues/lists/find-listing';
import { getQueryTerms, getSearchTerms } from '@/lib/search/search-terms';

/** A listed venue, the number of sources without a venue on its hosts, and these hosts. */
export type CountedListing = Listing & { sourceCount: number; usedHosts: string[] };

/**
 * Returns venues of the lists that are switched on. Without a search, returns those with sources, the most used first,
 * otherwise those that match the search. `countByHost` has the number of sources without a venue by their host.
 */
export function filterListings(
  lists: VenueList[],
  text: string,
  countByHost: ReadonlyMap<string, number>,
): CountedListing[] {
  const activeLists = filterActiveLists(lists);
  const usedHostsByVenue = groupHostsByVenue(activeLists, [...countByHost.keys()]);
  const searchTerms = getQueryTerms(text);
  const isShown = ({ venue, sourceCount }: CountedListing): boolean => {
    if (searchTerms.length === 0) return sourceCount > 0;
    const terms = getSearchTerms([venue.name, ...venue.hosts], '');
    return searchTerms.every((searchTerm) => terms.some((term) => term.startsWith(searchTerm)));
  };
  return activeLists
    .flatMap((list) =>
      list.venues.map((venue) => {
        const usedHosts = usedHostsByVenue.get(venue) ?? [];
        const sourceCount = usedHosts.reduce((sum, host) => sum + (countByHost.get(host) ?? 0), 0);
        return { list, venue, usedHosts, sourceCount };
      }),
    )
    .filter(isShown)
    .sort((a, b) => b.sourceCount - a.sourceCount || a.venue.name.localeCompare(b.venue.name));
}

function groupHostsByVenue(lists: VenueList[], hosts: string[]): Map<ListedVenue, string[]> {
  const hostsByVenue = new Map<ListedVenue, string[]>();
  for (const host of hosts) {
    const venue = findListing(`https://${host}/`, lists)?.venue;
    if (venue) hostsByVenue.set(venue, [...(hostsByVenue.get(venue) ?? []), host]);
  }
  return hostsByVenue;
}
