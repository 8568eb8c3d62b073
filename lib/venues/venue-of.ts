import type { Venue } from '@/lib/model/venue';
import { placeOf, venueDomain } from './venue-domain';

/**
 * The venue an address belongs to, or null. A domain matches its host and the hosts below it, label by label, never by
 * registrable domain; one with a path prefix beats one without, then the longest wins. Of two equally good the earlier
 * in `venues` wins: the reader's own stand before those that ship. The index of a table is made once per array, so an
 * array must not be changed after its first use.
 */
export function venueOf(url: string, venues: Venue[]): Venue | null {
  const place = placeOf(url);
  if (!place) return null;
  const index = indexOf(venues);
  let best: Entry | null = null;
  for (const host of hostsAbove(place.host))
    for (const entry of index.get(host) ?? [])
      if (holds(entry.path, place.path) && (best === null || isBetter(entry, best))) best = entry;
  return best?.venue ?? null;
}

type Entry = { venue: Venue; host: string; path: string; order: number };

const indices = new WeakMap<Venue[], Map<string, Entry[]>>();

function indexOf(venues: Venue[]): Map<string, Entry[]> {
  const known = indices.get(venues);
  if (known) return known;
  const index = new Map<string, Entry[]>();
  for (const entry of venues.flatMap(entriesOf)) {
    const sameHost = index.get(entry.host);
    if (sameHost) sameHost.push(entry);
    else index.set(entry.host, [entry]);
  }
  indices.set(venues, index);
  return index;
}

function entriesOf(venue: Venue, order: number): Entry[] {
  return venue.domains
    .map(venueDomain)
    .filter((domain) => domain !== null)
    .map((domain) => {
      const [host = ''] = domain.split('/');
      return { venue, host, path: domain.slice(host.length), order };
    });
}

// `a.b.org`, `b.org`, `org`.
function hostsAbove(host: string): string[] {
  const labels = host.split('.');
  return labels.map((_, at) => labels.slice(at).join('.'));
}

const holds = (prefix: string, path: string): boolean =>
  prefix === '' || path === prefix || path.startsWith(`${prefix}/`);

function isBetter(a: Entry, b: Entry): boolean {
  if ((a.path === '') !== (b.path === '')) return a.path !== '';
  const [lengthA, lengthB] = [a.host.length + a.path.length, b.host.length + b.path.length];
  return lengthA === lengthB ? a.order < b.order : lengthA > lengthB;
}
