import { normalizeUrl } from '@/lib/address/normalize-url';

/** The URLs of a source or a page. */
export type KnownUrls = { url: string; aliases: string[] };

/** Returns the key of a pair of URLs. It does not depend on their order. */
export const getPairKey = (a: string, b: string): string =>
  [normalizeUrl(a) ?? a, normalizeUrl(b) ?? b].sort().join(' ');

/** Returns whether the reader marked two sources or pages as different works: `pairKeys` has the key of a pair of their URLs. */
export function isMarkedNotDuplicate(pairKeys: string[], a: KnownUrls, b: KnownUrls): boolean {
  if (pairKeys.length === 0) return false;
  const knownKeys = new Set(pairKeys);
  return listUrls(a).some((urlA) => listUrls(b).some((urlB) => knownKeys.has(getPairKey(urlA, urlB))));
}

const listUrls = ({ url, aliases }: KnownUrls): string[] => [url, ...aliases];
