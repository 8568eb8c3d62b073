import { cleanUrl } from './clean-url';
import { isMobileEdition } from './mobile-edition';
import { normalizeUrl } from './normalize-url';
import { parseUrl } from './parse-url';

/**
 * The URL to save, the other URLs of the same page (`aliases`), and a canonical link that may belong to
 * another page.
 */
export type ChosenUrl = { url: string; aliases: string[]; canonicalCandidate: string | null };

/**
 * Chooses the URL that is saved for a page. The visited URL is cleaned by `cleanUrl`, because tracking
 * parameters may identify the reader. The canonical link decides between three results:
 * - It is the same URL after normalisation, or the visited URL is its AMP or mobile edition: it is saved, and
 *   the visited URL becomes an alias.
 * - It is another URL, such as the site root or a URL of another site: the visited URL is saved, and the
 *   canonical link is returned as `canonicalCandidate`.
 * - It is missing or not an http(s) URL: the visited URL is saved.
 *
 * A visited text that is not an http(s) URL is returned unchanged.
 */
export function chooseSourceUrl(visited: string, canonical: string | null): ChosenUrl {
  const visitedUrl = cleanUrl(visited);
  if (visitedUrl === null) return { url: visited, aliases: [], canonicalCandidate: null };
  const canonicalUrl = canonical === null ? null : cleanUrl(resolveLink(canonical, visitedUrl));
  if (canonicalUrl === null || canonicalUrl === visitedUrl)
    return { url: visitedUrl, aliases: [], canonicalCandidate: null };
  const isSamePage =
    normalizeUrl(canonicalUrl) === normalizeUrl(visitedUrl) || isMobileEdition(visitedUrl, canonicalUrl);
  return isSamePage
    ? { url: canonicalUrl, aliases: [visitedUrl], canonicalCandidate: null }
    : { url: visitedUrl, aliases: [], canonicalCandidate: canonicalUrl };
}

function resolveLink(link: string, base: string): string {
  // The URL parser would add a slash to an absolute URL without a path.
  if (/^\s*https?:\/\//i.test(link)) return link;
  if (link.trim() === '') return base;
  return parseUrl(link, base)?.href ?? '';
}
