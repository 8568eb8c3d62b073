import { normalizeUrl } from './normalize-url';
import { getWorkKeys } from './work-keys';

/**
 * Returns the index keys of an address: the normalised address and the works that it names (`doi:…`, `arxiv:…` without
 * version). Two addresses that share a key are the same source. Empty if the text is no http(s) address.
 */
export function getUrlKeys(url: string): string[] {
  const normalizedAddress = normalizeUrl(url);
  return normalizedAddress === null ? [] : [normalizedAddress, ...getWorkKeys(url)];
}
