import { addressForm } from '@/lib/identity/address-form';
import { addressKeys } from '@/lib/identity/address-keys';
import { cleanAddress } from '@/lib/identity/clean-address';
import { isSameTitle } from '@/lib/identity/same-work';
import type { Extraction } from '@/lib/model/extraction';
import type { Source } from '@/lib/model/source';
import { addressOf } from './page-address';

/**
 * The address keys of a canonical link that took the place of a really different address (an AMP or mobile edition);
 * empty for every other page. Whoever is known under them decides whether the link is believed.
 */
export function keysOfTakenCanonical(page: Extraction): string[] {
  const { url } = addressOf(page);
  return url === '' || addressForm(url) === addressForm(page.url) ? [] : addressKeys(url);
}

/**
 * The page with its canonical link as a mere candidate where that names a saved source with another title: the address
 * visited then stands. `known` is the source under `keysOfTakenCanonical`.
 */
export function withDistrustedCanonical(page: Extraction, known: Source | null): Extraction {
  const title = page.title[0]?.value;
  const visited = cleanAddress(page.url);
  if (!known || visited === null || page.archived || title === undefined || isSameTitle(title, known.title))
    return page;
  return { ...page, canonicalUrl: [{ value: visited, from: 'URL' }, ...page.canonicalUrl] };
}
