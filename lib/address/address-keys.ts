import { normalizeAddress } from './normalize-address';
import { getWorkKeys } from './work-keys';

/**
 * The keys under which the store knows an address: its form without scheme, `www.`, final slash and trackers, and the
 * works that it names (`doi:…`, `arxiv:…` without version). Two addresses that share a key are one source. Empty where
 * the text is no http(s) address.
 */
export function getAddressKeys(url: string): string[] {
  const normalizedAddress = normalizeAddress(url);
  return normalizedAddress === null ? [] : [normalizedAddress, ...getWorkKeys(url)];
}
