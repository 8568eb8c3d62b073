import { getHost } from '@/lib/address/host';
import { getSourceUrlKeys, getUrlKeys } from '@/lib/address/url-keys';
import { getPageUrls } from '@/lib/record/draft/page-url';
import type { Extraction } from '@/lib/record/schema/extraction';
import type { Source } from '@/lib/record/schema/source';

/**
 * Returns the outcome for a page that has little of the captured text. Returns null if the page is at an address of the source,
 * whose text was then replaced. Another site may only ask for a login or a consent, so it says nothing about the page.
 */
export function getRedirectOutcome(source: Source, extraction: Extraction): 'soft-404' | 'no-text' | null {
  const { url, aliases } = getPageUrls(extraction);
  const sourceKeys = new Set(getSourceUrlKeys(source));
  if ([extraction.url, url, ...aliases].flatMap(getUrlKeys).some((key) => sourceKeys.has(key))) return null;
  return getHost(extraction.url) === getHost(source.url) ? 'soft-404' : 'no-text';
}
