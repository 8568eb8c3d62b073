import type { ListedVenue, VenueList } from '@/lib/record/schema/venue-list';
import { LEVEL_BY_STATUS } from './status-levels';

/** The list that ships with the extension, without its venues. `public/venue-lists/README.md` has its origin and licence. */
export const SHIPPED_LIST: VenueList = {
  id: 'wikipedia-perennial-sources',
  name: 'Wikipedia’s perennial sources list',
  source: 'https://en.wikipedia.org/wiki/Wikipedia:Reliable_sources/Perennial_sources',
  licence: 'CC BY-SA 4.0',
  licenceUrl: 'https://creativecommons.org/licenses/by-sa/4.0/',
  date: '2026-08',
  importedAt: null,
  isOn: true,
  venues: [],
};

/**
 * Parses the CSV file of the shipped list: a line of headings, then lines with name, host and status, without quotation marks. Hosts with
 * the same name and status become one venue. Lines with an unknown status are left out.
 */
export function parseShippedVenues(csv: string): ListedVenue[] {
  const venueByKey = new Map<string, ListedVenue>();
  for (const line of csv.split(/\r?\n/).slice(1)) {
    const [name = '', host = '', status = ''] = line.split(',');
    const level = LEVEL_BY_STATUS.get(status);
    if (level === undefined) continue;
    const key = `${name}\n${status}`;
    const venue = venueByKey.get(key) ?? { name, hosts: [], level, status };
    venue.hosts.push(host);
    venueByKey.set(key, venue);
  }
  return [...venueByKey.values()];
}
