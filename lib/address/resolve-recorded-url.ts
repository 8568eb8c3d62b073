import { cleanUrl } from './clean-url';
import { isMobileEdition } from './mobile-edition';
import { normalizeUrl } from './normalize-url';
import { parseUrl } from './parse-url';

/** The address to record, the page's other addresses, and its canonical link if it is not one of them. */
export type RecordedUrl = { url: string; aliases: string[]; canonicalCandidate: string | null };

/**
 * Chooses the address to record for a page: the visited one, cleaned by `cleanUrl`. The canonical link replaces it
 * only if both normalise to the same address or the visited page is its AMP or mobile edition. Any other canonical link
 * (site root, parent path, another site) is only a candidate. The uncleaned address is not recorded, because trackers may
 * identify the reader. Never throws; a text that is no http(s) address is returned unchanged.
 */
export function resolveRecordedUrl(visited: string, canonical: string | null): RecordedUrl {
  const visitedUrl = cleanUrl(visited);
  if (visitedUrl === null) return { url: visited, aliases: [], canonicalCandidate: null };
  const canonicalUrl = canonical === null ? null : cleanUrl(resolveLink(canonical, visitedUrl));
  if (canonicalUrl === null || canonicalUrl === visitedUrl)
    return { url: visitedUrl, aliases: [], canonicalCandidate: null };
  const isSameAddress =
    normalizeUrl(canonicalUrl) === normalizeUrl(visitedUrl) || isMobileEdition(visitedUrl, canonicalUrl);
  return isSameAddress
    ? { url: canonicalUrl, aliases: [visitedUrl], canonicalCandidate: null }
    : { url: visitedUrl, aliases: [], canonicalCandidate: canonicalUrl };
}

function resolveLink(link: string, base: string): string {
  // An absolute address is not resolved, because that would add a slash to one without a path.
  if (/^\s*https?:\/\//i.test(link)) return link;
  if (link.trim() === '') return base;
  return parseUrl(link, base)?.href ?? '';
}
