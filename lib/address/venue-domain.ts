import { trimCharactersAtEnd } from '@/lib/base/trim';
import { normalizeHost } from './host';
import { parseWebUrl } from './parse-url';

/**
 * Normalises a venue's domain for comparison: lower-case host without `www.`, and the path prefix if there is one
 * (`nature.com/articles`). Accepts whole addresses and `*.example.org`. Returns null if the text contains no host.
 */
export function normalizeVenueDomain(text: string): string | null {
  const address = text
    .trim()
    .replace(/^[a-z][a-z\d+.-]*:\/\//i, '')
    .replace(/^\*\./, '');
  const url = parseWebUrl(`https://${address}`);
  if (!url || !/[^.]/.test(url.hostname)) return null;
  return normalizeHost(url.hostname) + normalizePath(url.pathname);
}

/** Returns the host of an address, without `www.` and final dot, and its path; null if it is no http(s) address. */
export function parseHostAndPath(address: string): { host: string; path: string } | null {
  const url = parseWebUrl(address);
  return url && { host: normalizeHost(url.hostname), path: normalizePath(url.pathname) };
}

// Names of owners and channels on platforms ignore case, and no two venues differ only in case.
const normalizePath = (path: string): string => trimCharactersAtEnd(path, '/').toLowerCase();
