import { normalizeHost } from '@/lib/address/host';
import { parseWebUrl } from '@/lib/address/parse-url';
import { getRegistrableDomain } from '@/lib/address/registrable-domain';
import { trimCharactersAtEnd } from '@/lib/base/trim';
import { findPlatformOwner } from './platforms';

/** The suggested values of a new venue. `host` is its domain: a host, or host and path (`github.com/owner`). */
export type VenueProposal = { name: string; host: string };

/** The publication of a page, as the page names it, and its address. */
type Publication = { name: string; address: string };

/**
 * Suggests a venue for an address that has none: the registrable domain by the public suffix list or, on a platform, the
 * publication, channel or owner. Null if neither the address nor the page names the owner; then only the source itself
 * can be rated. The public suffix list is large, so import this module dynamically.
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

// Outside platforms, a publication on another site is ignored, because any page can claim one.
function findPublicationDomain(address: string, pageHost: string, isOnPlatform: boolean): string | null {
  const location = parseHostAndPathWithCase(address);
  if (!location) return null;
  const owner = findPlatformOwner(location.host, location.path);
  if (owner === 'unknown') return null;
  const isOwnSite = getRegistrableDomain(location.host) === getRegistrableDomain(pageHost);
  return isOnPlatform || isOwnSite ? (owner ?? getRegistrableDomain(location.host)) : null;
}

// The case of the path is kept for display; owners are compared without case.
function parseHostAndPathWithCase(address: string): { host: string; path: string } | null {
  const url = parseWebUrl(address);
  return url && { host: normalizeHost(url.hostname), path: trimCharactersAtEnd(url.pathname, '/') };
}

// `github.com/owner` is named "owner", `name.substack.com` "name" and `example.org` "example.org".
function getVenueName(host: string): string {
  const owner = host.split('/').at(-1) ?? host;
  if (host.includes('/')) return owner.replace(/^@/, '');
  return findPlatformOwner(host, '') === host ? (host.split('.')[0] ?? host) : host;
}
