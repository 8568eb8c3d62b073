import { trimCharactersAtEnd } from '@/lib/base/trim';
import { cleanAddress } from './clean-address';
import { normalizeHost } from './host';
import { parseWebUrl, splitAddress } from './parse-url';

/**
 * The form in which two spellings of one address are equal: without scheme, `www.`, final slash, trackers and place in
 * the page; host in lower case, escapes written one way. Null: no http(s) address.
 */
export function normalizeAddress(address: string): string | null {
  const cleanedAddress = cleanAddress(address);
  const url = cleanedAddress === null ? null : parseWebUrl(cleanedAddress);
  if (!url) return null;
  const { query, fragment } = splitAddress(url.href);
  const route = trimCharactersAtEnd(fragment, '/');
  return (
    normalizeHost(url.host) +
    normalizeEscapes(trimCharactersAtEnd(url.pathname, '/')) +
    prependDelimiter('?', normalizeEscapes(query)) +
    prependDelimiter('#', normalizeEscapes(route))
  );
}

const prependDelimiter = (delimiter: string, part: string): string => (part === '' ? '' : delimiter + part);

// RFC 3986, 6.2.2: the case of an escape means nothing, and an unreserved character is the same with or without it.
const normalizeEscapes = (part: string): string =>
  part.replace(/%[0-9a-f]{2}/gi, (code) => {
    const character = String.fromCharCode(Number.parseInt(code.slice(1), 16));
    return /[A-Za-z0-9\-._~]/.test(character) ? character : code.toUpperCase();
  });
