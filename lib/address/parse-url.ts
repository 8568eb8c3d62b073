/**
 * The only module that calls the URL parser, which `npm run lint` enforces. All other modules get null for a text that is
 * no URL, instead of an exception. The parser is that of the URL Standard (https://url.spec.whatwg.org).
 */

/** Parses a URL, relative to `base` if there is one. Returns null if the text is no URL. */
export function parseUrl(text: string, base?: string | URL): URL | null {
  try {
    return new URL(text, base);
  } catch {
    return null;
  }
}

/** Parses a URL like `parseUrl`, but returns null for schemes other than http and https. */
export function parseWebUrl(text: string, base?: string | URL): URL | null {
  const url = parseUrl(text, base);
  return url && (url.protocol === 'https:' || url.protocol === 'http:') ? url : null;
}

/** Whether a text is an absolute http(s) URL, which is safe to use in a link. */
export const isWebUrl = (text: string): boolean => parseWebUrl(text) !== null;

/** Removes the fragment of a URL. */
export const stripFragment = (url: string): string => url.replace(/#.*/s, '');

/** Splits an address into three parts, without their delimiters. */
export function splitUrl(address: string): { head: string; query: string; fragment: string } {
  const [beforeFragment = '', ...fragment] = address.split('#');
  const [head = '', ...query] = beforeFragment.split('?');
  return { head, query: query.join('?'), fragment: fragment.join('#') };
}
