import { getDomain } from 'tldts';
import { ownerOnPlatform } from './platforms';
import { placeOf } from './venue-domain';

/** What a new venue is filled in with. `host` is a venue's domain: a host, or host and path (`github.com/owner`). */
export type VenueProposal = { name: string; host: string };

/** The page's own name for the publication it stands in, and that publication's address. */
type Publication = { name: string; address: string };

/**
 * The venue to propose for an address that has none: the domain that its owner registered, by the public-suffix list;
 * on platforms the publication, channel or owner, never the platform. Null: a platform whose address and page do not
 * tell whose it is, so only the single source can be rated. The list is large: load this module only when asked.
 */
export function venueProposal(
  url: string,
  publication: Publication | null,
  siteName: string | null = null,
): VenueProposal | null {
  const place = placeWithCase(url);
  if (!place) return null;
  const owner = ownerOnPlatform(place.host, place.path);
  const stated = publication === null ? null : homeOf(publication.address, place.host, owner !== null);
  const host = stated ?? (owner === null ? registered(place.host) : owner);
  if (host === 'unknown') return null;
  const site = owner === null ? siteName : null;
  return { name: publication?.name.trim() || site?.trim() || nameIn(host), host };
}

// The address of the publication counts on a platform, and elsewhere only when it lies on the page's own site.
function homeOf(address: string, pageHost: string, onPlatform: boolean): string | null {
  const place = placeWithCase(address);
  if (!place) return null;
  const owner = ownerOnPlatform(place.host, place.path);
  if (owner === 'unknown') return null;
  const isOwnSite = registered(place.host) === registered(pageHost);
  return onPlatform || isOwnSite ? (owner ?? registered(place.host)) : null;
}

// Private suffixes too: `owner.github.io` is an owner's, as `github.io` is a registry.
const registered = (host: string): string => getDomain(host, { allowPrivateDomains: true }) ?? host;

// Owners are written as their page writes them, though compared without case.
function placeWithCase(address: string): { host: string; path: string } | null {
  const place = placeOf(address);
  return place && { host: place.host, path: new URL(address).pathname.replace(/\/+$/, '') };
}

// `github.com/owner` is proposed as "owner", `name.substack.com` as "name", `example.org` as it is.
function nameIn(host: string): string {
  const owner = host.split('/').at(-1) ?? host;
  if (host.includes('/')) return owner.replace(/^@/, '');
  return ownerOnPlatform(host, '') === host ? (host.split('.')[0] ?? host) : host;
}
