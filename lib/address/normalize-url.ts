import { trimCharactersAtEnd } from '@/lib/base/trim';
import { cleanUrl } from './clean-url';
import { normalizeHost } from './host';
import { parseWebUrl, splitUrl } from './parse-url';

/**
 * Normalises a URL for comparison. Removes the scheme, `www.`, final slashes, tracking parameters, and a
 * fragment that is a position in the page. The host is in lower case, and the percent-encoding is normalised.
 * Returns null if the string is not an http(s) URL.
 */
export function normalizeUrl(text: string): string | null {
  const cleanedUrl = cleanUrl(text);
  const url = cleanedUrl === null ? null : parseWebUrl(cleanedUrl);
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

// `%c3` means the same as `%C3`, and `%41` the same as `A`, an unreserved character (RFC 3986, 6.2.2).
const normalizeEscapes = (part: string): string =>
  part.replace(/%[0-9a-f]{2}/gi, (code) => {
    const character = String.fromCharCode(Number.parseInt(code.slice(1), 16));
    return /[A-Za-z0-9\-._~]/.test(character) ? character : code.toUpperCase();
  });
