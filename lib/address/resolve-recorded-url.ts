import { cleanAddress } from './clean-address';
import { isMobileEdition } from './mobile-edition';
import { normalizeAddress } from './normalize-address';
import { parseUrl } from './parse-url';

/** The address to record, every other one the page is known under, and what it claims besides. */
export type RecordedUrl = { url: string; aliases: string[]; canonicalCandidate: string | null };

/**
 * The address to record for a page: the one visited, without trackers and without a fragment that is no route. The
 * page's canonical link takes its place only when it is the same address but for trackers, a final slash, `www.` or the
 * scheme, or when the page visited is its AMP or mobile edition; any other (site root, parent path, another site, an
 * error page) is a candidate and no identity. An address with its trackers is not kept at all: they may name the reader.
 * Never throws; what is no http(s) address comes back as it is.
 */
export function resolveRecordedUrl(visited: string, canonical: string | null): RecordedUrl {
  const visitedUrl = cleanAddress(visited);
  if (visitedUrl === null) return { url: visited, aliases: [], canonicalCandidate: null };
  const canonicalUrl = canonical === null ? null : cleanAddress(resolveLink(canonical, visitedUrl));
  if (canonicalUrl === null || canonicalUrl === visitedUrl)
    return { url: visitedUrl, aliases: [], canonicalCandidate: null };
  const isSameAddress =
    normalizeAddress(canonicalUrl) === normalizeAddress(visitedUrl) ||
    isMobileEdition(visitedUrl, canonicalUrl);
  return isSameAddress
    ? { url: canonicalUrl, aliases: [visitedUrl], canonicalCandidate: null }
    : { url: visitedUrl, aliases: [], canonicalCandidate: canonicalUrl };
}

function resolveLink(link: string, base: string): string {
  // A whole address is left as written: resolving would add the slash that a pathless one lacks.
  if (/^\s*https?:\/\//i.test(link)) return link;
  if (link.trim() === '') return base;
  return parseUrl(link, base)?.href ?? '';
}
