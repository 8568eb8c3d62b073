import { normalizeHost } from '@/lib/address/host';
import { parseWebUrl } from '@/lib/address/parse-url';
import { getRegistrableDomain } from '@/lib/address/registrable-domain';
import { trimCharactersAtEnd } from '@/lib/base/trim';
import { findPlatformOwner } from './platforms';

/** What a new venue is filled in with. `host` is a venue's domain: a host, or host and path (`github.com/owner`). */
export type VenueProposal = { name: string; host: string };

/** The page's own name for the publication it stands in, and that publication's address. */
type Publication = { name: string; address: string };

/**
 * The venue to propose for an address that has none: the domain that its owner registered, by the public-suffix list;
 * on platforms the publication, channel or owner, never the platform. Null: a platform whose address and page do not
 * tell whose it is, so only the single source can be rated. The list is large: load this module only when asked.
 */
export function proposeVenue(
  url: string,
  publication: Publication | null,
  siteName: string | null = null,
): VenueProposal | null {
  const location = parseHostAndPathWithCase(url);
  if (!location) return null;
  const owner = findPlatformOwner(location.host, location.path);
  const statedDomain =
    publication === null ? null : findPublicationDomain(publication.address, location.host, owner !== null);
  const host = statedDomain ?? (owner === null ? getRegistrableDomain(location.host) : owner);
  if (host === 'unknown') return null;
  const fallbackName = owner === null ? siteName : null;
  return { name: publication?.name.trim() || fallbackName?.trim() || getVenueName(host), host };
}

// The address of the publication counts on a platform, and elsewhere only when it lies on the page's own site.
function findPublicationDomain(address: string, pageHost: string, isOnPlatform: boolean): string | null {
  const location = parseHostAndPathWithCase(address);
  if (!location) return null;
  const owner = findPlatformOwner(location.host, location.path);
  if (owner === 'unknown') return null;
  const isOwnSite = getRegistrableDomain(location.host) === getRegistrableDomain(pageHost);
  return isOnPlatform || isOwnSite ? (owner ?? getRegistrableDomain(location.host)) : null;
}

// Owners are written as their page writes them, though compared without case.
function parseHostAndPathWithCase(address: string): { host: string; path: string } | null {
  const url = parseWebUrl(address);
  return url && { host: normalizeHost(url.hostname), path: trimCharactersAtEnd(url.pathname, '/') };
}

// `github.com/owner` is proposed as "owner", `name.substack.com` as "name", `example.org` as it is.
function getVenueName(host: string): string {
  const owner = host.split('/').at(-1) ?? host;
  if (host.includes('/')) return owner.replace(/^@/, '');
  return findPlatformOwner(host, '') === host ? (host.split('.')[0] ?? host) : host;
}
