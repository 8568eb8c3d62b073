/**
 * The only place that calls the URL parser (`npm run lint` holds it): everything else gets null for a text that is no URL, and
 * can't forget to catch. The parser is that of the URL Standard (https://url.spec.whatwg.org).
 */

/** A text as a URL, relative ones against `base`; null where it is none. */
export function parseUrl(text: string, base?: string | URL): URL | null {
  try {
    return new URL(text, base);
  } catch {
    return null;
  }
}

/** As `parseUrl`, but null also for every scheme other than http and https. */
export function parseWebUrl(text: string, base?: string | URL): URL | null {
  const url = parseUrl(text, base);
  return url && (url.protocol === 'https:' || url.protocol === 'http:') ? url : null;
}

/** Whether a text is an absolute http(s) URL, and so may stand in a link. */
export const isWebUrl = (text: string): boolean => parseWebUrl(text) !== null;

/** The address of a URL without its fragment. */
export const stripFragment = (url: string): string => url.replace(/#.*/s, '');

/** The three parts of an address, without their delimiters. */
export function splitAddress(address: string): { head: string; query: string; fragment: string } {
  const [beforeFragment = '', ...fragment] = address.split('#');
  const [head = '', ...query] = beforeFragment.split('?');
  return { head, query: query.join('?'), fragment: fragment.join('#') };
}
