import { trimCharactersAtEnd } from '@/lib/base/trim';
import { normalizeHost } from './host';
import { parseWebUrl } from './parse-url';

/**
 * A venue's domain as it is compared: host in lower case without `www.`, and the path prefix if there is one
 * (`nature.com/articles`). Takes what people paste: a whole address, `*.example.org`, a final slash. Null: no host in it.
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

/** The host of an address without `www.` and final dot, and its path; null where it is no http(s) address. */
export function parseHostAndPath(address: string): { host: string; path: string } | null {
  const url = parseWebUrl(address);
  return url && { host: normalizeHost(url.hostname), path: normalizePath(url.pathname) };
}

// Owners and channels on platforms are the same in either case, and no venue differs from another by case alone.
const normalizePath = (path: string): string => trimCharactersAtEnd(path, '/').toLowerCase();
