/**
 * Only this module calls the URL parser of the browser (https://url.spec.whatwg.org); `npm run lint` enforces
 * this. The functions return null for a string that is not a URL, so that no other module has to catch the
 * exception of the parser.
 */

/** Parses an absolute URL, or a URL relative to `base`. Returns null if the string is not a URL. */
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

/** Returns whether a string is an absolute http(s) URL, which is safe to use in a link. */
export const isWebUrl = (text: string): boolean => parseWebUrl(text) !== null;

/** Returns whether a string is the URL of a file on this computer. */
export const isFileUrl = (text: string): boolean => parseUrl(text)?.protocol === 'file:';

/** Removes the fragment of a URL. */
export const stripFragment = (url: string): string => url.replace(/#.*/s, '');

/**
 * Splits a URL into the part before the query, the query and the fragment, without the `?` and `#` between
 * them.
 */
export function splitUrl(url: string): { head: string; query: string; fragment: string } {
  const [beforeFragment = '', ...fragment] = url.split('#');
  const [head = '', ...query] = beforeFragment.split('?');
  return { head, query: query.join('?'), fragment: fragment.join('#') };
}
