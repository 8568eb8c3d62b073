import { normalizeUrl } from '@/lib/address/normalize-url';

/** A record, or a page, by all its addresses. */
export type Addresses = { url: string; aliases: string[] };

/** Returns the key of a pair of addresses, which does not depend on their order. */
export const getPairKey = (a: string, b: string): string =>
  [normalizeUrl(a) ?? a, normalizeUrl(b) ?? b].sort().join(' ');

/** Whether the reader marked these two, under any of their addresses, as different works. */
export function isMarkedNotDuplicate(pairKeys: string[], a: Addresses, b: Addresses): boolean {
  if (pairKeys.length === 0) return false;
  const knownKeys = new Set(pairKeys);
  return listAddresses(a).some((addressA) =>
    listAddresses(b).some((addressB) => knownKeys.has(getPairKey(addressA, addressB))),
  );
}

const listAddresses = ({ url, aliases }: Addresses): string[] => [url, ...aliases];
