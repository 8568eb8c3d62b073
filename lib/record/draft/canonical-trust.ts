import { cleanUrl } from '@/lib/address/clean-url';
import { normalizeUrl } from '@/lib/address/normalize-url';
import { getUrlKeys } from '@/lib/address/url-keys';
import { isSameTitle } from '@/lib/record/duplicates/duplicate-evidence';
import type { Extraction } from '@/lib/record/schema/extraction';
import type { Source } from '@/lib/record/schema/source';
import { getPageUrls } from './page-url';

/**
 * Returns the URL keys of a canonical link that would be recorded instead of a different visited URL (an AMP or mobile edition).
 * Returns an empty list for every other page. The caller looks up the source with these keys, and `demoteUntrustedCanonical`
 * compares its title.
 */
export function getAdoptedCanonicalKeys(extraction: Extraction): string[] {
  const { url } = getPageUrls(extraction);
  return url === '' || normalizeUrl(url) === normalizeUrl(extraction.url) ? [] : getUrlKeys(url);
}

/**
 * Puts the visited URL before the canonical link if the source that is saved with the canonical URL has another title, because a
 * page must not overwrite the source of another page. `sourceAtCanonical` is the source with the keys of
 * `getAdoptedCanonicalKeys`.
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
