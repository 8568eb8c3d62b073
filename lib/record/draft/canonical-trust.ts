import { cleanUrl } from '@/lib/address/clean-url';
import { normalizeUrl } from '@/lib/address/normalize-url';
import { getUrlKeys } from '@/lib/address/url-keys';
import { isSameTitle } from '@/lib/record/duplicates/duplicate-evidence';
import type { Extraction } from '@/lib/record/schema/extraction';
import type { Source } from '@/lib/record/schema/source';
import { getPageUrls } from './page-url';

/**
 * Returns the URL keys of the canonical link if it would be saved instead of the visited URL, for example because the visited URL is of an
 * AMP or mobile edition. Otherwise returns an empty list. The caller finds the source with these keys and passes it to
 * `demoteUntrustedCanonical`.
 */
export function getAdoptedCanonicalKeys(extraction: Extraction): string[] {
  const { url } = getPageUrls(extraction);
  return url === '' || normalizeUrl(url) === normalizeUrl(extraction.url) ? [] : getUrlKeys(url);
}

/**
 * Puts the visited URL before the canonical link in the candidates if the saved source with the canonical URL has another title: a
 * page must not overwrite the source of another page. `sourceAtCanonical` is the source with the keys of
 * `getAdoptedCanonicalKeys`, or null.
 */
export function demoteUntrustedCanonical(
  extraction: Extraction,
  sourceAtCanonical: Source | null,
): Extraction {
  const title = extraction.title[0]?.value;
  const visitedUrl = cleanUrl(extraction.url);
  if (
    !sourceAtCanonical ||
    visitedUrl === null ||
    extraction.archived ||
    title === undefined ||
    isSameTitle(title, sourceAtCanonical.title)
  )
    return extraction;
  return { ...extraction, canonicalUrl: [{ value: visitedUrl, from: 'URL' }, ...extraction.canonicalUrl] };
}
