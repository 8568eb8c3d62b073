import { cleanUrl } from '@/lib/address/clean-url';
import { normalizeUrl } from '@/lib/address/normalize-url';
import { getUrlKeys } from '@/lib/address/url-keys';
import { isSameTitle } from '@/lib/record/duplicates/duplicate-evidence';
import type { Extraction } from '@/lib/record/schema/extraction';
import type { Source } from '@/lib/record/schema/source';
import { getPageUrls } from './page-url';

/**
 * Returns the address keys of a canonical link that replaced a different visited address (an AMP or mobile edition);
 * empty for every other page. The source that is saved under them decides whether the link is trusted.
 */
export function getAdoptedCanonicalKeys(extraction: Extraction): string[] {
  const { url } = getPageUrls(extraction);
  return url === '' || normalizeUrl(url) === normalizeUrl(extraction.url) ? [] : getUrlKeys(url);
}

/**
 * Makes the canonical link a mere candidate, behind the visited address, if the source saved at the link has another
 * title. `sourceAtCanonical` is the source under `getAdoptedCanonicalKeys`.
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
