import { getHost } from '@/lib/address/host';
import { isWebUrl } from '@/lib/address/parse-url';
import { getSourceUrlKeys, getUrlKeys } from '@/lib/address/url-keys';
import { getPageUrls } from '@/lib/record/draft/page-url';
import type { Extraction } from '@/lib/record/schema/extraction';
import type { PageCheck } from '@/lib/record/schema/page-check';
import type { Source } from '@/lib/record/schema/source';

/** Returns the URL to which the page of a source has moved, if its last check found the source there. Null if it is a URL of the source. */
export function findNewUrl(
  source: Pick<Source, 'url' | 'aliases'>,
  check: Pick<PageCheck, 'outcome' | 'redirectUrl'> | null,
): string | null {
  const redirectUrl =
    check?.outcome === 'unchanged' || check?.outcome === 'changed' ? check.redirectUrl : null;
  return redirectUrl && isWebUrl(redirectUrl) && !hasUrl(source, [redirectUrl]) ? redirectUrl : null;
}

/**
 * Returns the URL to which the URL of a source led, as a capture would store it. Returns null if the page is at a URL of the source, or
 * if its own host names one as canonical.
 */
export function findRedirectUrl(
  source: Pick<Source, 'url' | 'aliases'>,
  extraction: Extraction,
): string | null {
  const { url, aliases, canonicalCandidate } = getPageUrls(extraction);
  const ownUrls = [extraction.url, url, ...aliases];
  if (canonicalCandidate !== null && getHost(canonicalCandidate) === getHost(url))
    ownUrls.push(canonicalCandidate);
  return hasUrl(source, ownUrls) || !isWebUrl(url) ? null : url;
}

/**
 * Returns whether a page names a URL of the source as its canonical one. Any page can claim that, so it counts only for a page with the
 * text of the source.
 */
export function claimsSourceUrl(source: Pick<Source, 'url' | 'aliases'>, extraction: Extraction): boolean {
  const { canonicalCandidate } = getPageUrls(extraction);
  return canonicalCandidate !== null && hasUrl(source, [canonicalCandidate]);
}

function hasUrl(source: Pick<Source, 'url' | 'aliases'>, urls: readonly string[]): boolean {
  const sourceKeys = new Set(getSourceUrlKeys(source));
  return urls.flatMap(getUrlKeys).some((key) => sourceKeys.has(key));
}
