import { trimCharactersAtEnd } from '@/lib/base/trim';
import { normalizeHost } from './host';
import { parseWebUrl } from './parse-url';

/**
 * Normalises the domain of a venue for comparison. The result is the host in lower case without `www.`,
 * followed by the path if there is one (`nature.com/articles`). Also accepts whole URLs and `*.example.org`.
 * Returns null if the string contains no host.
 */
export function normalizeVenueDomain(text: string): string | null {
  const hostAndPath = text
    .trim()
    .replace(/^[a-z][a-z\d+.-]*:\/\//i, '')
    .replace(/^\*\./, '');
  const url = parseWebUrl(`https://${hostAndPath}`);
  if (!url || !/[^.]/.test(url.hostname)) return null;
  return normalizeHost(url.hostname) + normalizePath(url.pathname);
}

/**
 * Returns the host and path of a URL in the same form as venue domains: the host without `www.` and final
 * dot, the path in lower case without final slash. Returns null if the string is not an http(s) URL.
 */
export function parseHostAndPath(text: string): { host: string; path: string } | null {
  const url = parseWebUrl(text);
  return url && { host: normalizeHost(url.hostname), path: normalizePath(url.pathname) };
}

// Platforms ignore the case of account and channel names, and the paths of two venues never differ only in
// case.
const normalizePath = (path: string): string => trimCharactersAtEnd(path, '/').toLowerCase();
