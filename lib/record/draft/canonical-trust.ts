import { getAddressKeys } from '@/lib/address/address-keys';
import { cleanAddress } from '@/lib/address/clean-address';
import { normalizeAddress } from '@/lib/address/normalize-address';
import { isSameTitle } from '@/lib/record/duplicates/duplicate-evidence';
import type { Extraction } from '@/lib/record/schema/extraction';
import type { Source } from '@/lib/record/schema/source';
import { getPageAddress } from './page-address';

/**
 * The address keys of a canonical link that took the place of a really different address (an AMP or mobile edition);
 * empty for every other page. Whoever is known under them decides whether the link is believed.
 */
export function getAdoptedCanonicalKeys(extraction: Extraction): string[] {
  const { url } = getPageAddress(extraction);
  return url === '' || normalizeAddress(url) === normalizeAddress(extraction.url) ? [] : getAddressKeys(url);
}

/**
 * The page with its canonical link as a mere candidate where that names a saved source with another title: the address
 * visited then stands. `known` is the source under `keysOfTakenCanonical`.
 */
export function demoteDistrustedCanonical(
  extraction: Extraction,
  sourceAtCanonical: Source | null,
): Extraction {
  const title = extraction.title[0]?.value;
  const visitedUrl = cleanAddress(extraction.url);
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
