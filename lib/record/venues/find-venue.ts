import { normalizeVenueDomain, parseHostAndPath } from '@/lib/address/venue-domain';
import type { Venue } from '@/lib/record/schema/venue';

/**
 * Finds the venue of a URL, or returns null. A domain matches its host and all subdomains. If several domains match, a domain with a path
 * prefix takes precedence, then the longest domain, then the first one in `venues`. An index of the array `venues` is cached, so the array
 * must not change after its first use.
 */
export function findVenue(url: string, venues: Venue[]): Venue | null {
  const location = parseHostAndPath(url);
  if (!location) return null;
  const index = getVenueIndex(venues);
  let bestEntry: DomainEntry | null = null;
  for (const host of listParentHosts(location.host))
    for (const entry of index.get(host) ?? [])
      if (hasPathPrefix(entry.path, location.path) && (bestEntry === null || isBetterMatch(entry, bestEntry)))
        bestEntry = entry;
  return bestEntry?.venue ?? null;
}

type DomainEntry = { venue: Venue; host: string; path: string; venueIndex: number };

const indexCache = new WeakMap<Venue[], Map<string, DomainEntry[]>>();

function getVenueIndex(venues: Venue[]): Map<string, DomainEntry[]> {
  const cachedIndex = indexCache.get(venues);
  if (cachedIndex) return cachedIndex;
  const index = new Map<string, DomainEntry[]>();
  for (const entry of venues.flatMap(buildDomainEntries)) {
    const entriesOfHost = index.get(entry.host);
    if (entriesOfHost) entriesOfHost.push(entry);
    else index.set(entry.host, [entry]);
  }
  indexCache.set(venues, index);
  return index;
}

function buildDomainEntries(venue: Venue, venueIndex: number): DomainEntry[] {
  return venue.domains
    .map(normalizeVenueDomain)
    .filter((domain) => domain !== null)
    .map((domain) => {
      const [host = ''] = domain.split('/');
      return { venue, host, path: domain.slice(host.length), venueIndex };
    });
}

// Returns a host and its parent domains: `a.b.org`, `b.org`, `org`.
function listParentHosts(host: string): string[] {
  const labels = host.split('.');
  return labels.map((_, index) => labels.slice(index).join('.'));
}

// A prefix that ends with a hyphen, such as `/articles/d41586-`, also matches the beginning of a path segment. Other prefixes match only
// whole segments.
const hasPathPrefix = (prefix: string, path: string): boolean =>
  prefix === '' || path === prefix || path.startsWith(prefix.endsWith('-') ? prefix : `${prefix}/`);

function isBetterMatch(a: DomainEntry, b: DomainEntry): boolean {
  if ((a.path === '') !== (b.path === '')) return a.path !== '';
  const [lengthA, lengthB] = [a.host.length + a.path.length, b.host.length + b.path.length];
  return lengthA === lengthB ? a.venueIndex < b.venueIndex : lengthA > lengthB;
}
