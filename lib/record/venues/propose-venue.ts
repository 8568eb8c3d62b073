import { normalizeHost } from '@/lib/address/host';
import { parseWebUrl } from '@/lib/address/parse-url';
import { getRegistrableDomain } from '@/lib/address/registrable-domain';
import { trimCharactersAtEnd } from '@/lib/base/trim';
import { findPublisherOnPlatform } from './platforms';

/** The suggested values of a new venue. `domain` is a host, or a host and a path (`github.com/owner`). */
export type VenueProposal = { name: string; domain: string };

/** The publication of a page as the page names it. `address` is its URL. */
type Publication = { name: string; address: string };

/**
 * Suggests a venue for the URL of a page. Its domain is the registrable domain or, on a platform, the domain of the publisher
 * (`findPublisherOnPlatform`). Returns null if neither the URL nor `publication` has such a domain; the reader can then rate only the
 * source. Import this module dynamically, because the public suffix list is large.
 */
export function proposeVenue(
  url: string,
  publication: Publication | null,
  siteName: string | null = null,
): VenueProposal | null {
  const location = parseHostAndPathWithCase(url);
  if (!location) return null;
  const publisher = findPublisherOnPlatform(location.host, location.path);
  const statedDomain =
    publication === null
      ? null
      : findPublicationDomain(publication.address, location.host, publisher !== null);
  const domain = statedDomain ?? (publisher ? publisher.domain : getRegistrableDomain(location.host));
  if (domain === null) return null;
  const fallbackName = publisher === null ? siteName : null;
  return { name: publication?.name.trim() || fallbackName?.trim() || getVenueName(domain), domain };
}

// Returns null if the page is not on a platform and the publication is on another site, because any page can name any publication.
function findPublicationDomain(url: string, pageHost: string, isOnPlatform: boolean): string | null {
  const location = parseHostAndPathWithCase(url);
  if (!location) return null;
  const publisher = findPublisherOnPlatform(location.host, location.path);
  const siteDomain = getRegistrableDomain(location.host);
  const isSameSite = siteDomain === getRegistrableDomain(pageHost);
  if (!isOnPlatform && !isSameSite) return null;
  return publisher ? publisher.domain : siteDomain;
}

// The path is displayed, so its case does not change. Venue domains are compared without case.
function parseHostAndPathWithCase(text: string): { host: string; path: string } | null {
  const url = parseWebUrl(text);
  return url && { host: normalizeHost(url.hostname), path: trimCharactersAtEnd(url.pathname, '/') };
}

// Returns "owner" for `github.com/owner`, "name" for `name.substack.com`, and "example.org" for `example.org`.
function getVenueName(domain: string): string {
  const lastSegment = domain.split('/').at(-1) ?? domain;
  if (domain.includes('/')) return lastSegment.replace(/^@/, '');
  const isOnPlatform = findPublisherOnPlatform(domain, '')?.domain === domain;
  return isOnPlatform ? (domain.split('.')[0] ?? domain) : domain;
}
