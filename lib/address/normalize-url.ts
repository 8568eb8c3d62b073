import { trimCharactersAtEnd } from '@/lib/base/trim';
import { cleanUrl } from './clean-url';
import { normalizeHost } from './host';
import { parseWebUrl, splitUrl } from './parse-url';

/**
 * Normalises an address for comparison: without scheme, `www.`, final slash, trackers and position in the page, with a
 * lower-case host and normalised escapes. Returns null if the text is no http(s) address.
 */
export function normalizeUrl(address: string): string | null {
  const cleanedAddress = cleanUrl(address);
  const url = cleanedAddress === null ? null : parseWebUrl(cleanedAddress);
  if (!url) return null;
  const { query, fragment } = splitUrl(url.href);
  const route = trimCharactersAtEnd(fragment, '/');
  return (
    normalizeHost(url.host) +
    normalizeEscapes(trimCharactersAtEnd(url.pathname, '/')) +
    prependDelimiter('?', normalizeEscapes(query)) +
    prependDelimiter('#', normalizeEscapes(route))
  );
}

const prependDelimiter = (delimiter: string, part: string): string => (part === '' ? '' : delimiter + part);

// The case of an escape has no meaning, and an unreserved character equals its escape (RFC 3986, 6.2.2).
const normalizeEscapes = (part: string): string =>
  part.replace(/%[0-9a-f]{2}/gi, (code) => {
    const character = String.fromCharCode(Number.parseInt(code.slice(1), 16));
    return /[A-Za-z0-9\-._~]/.test(character) ? character : code.toUpperCase();
  });
