import { normalizeUrl } from './normalize-url';
import { getWorkKeys } from './work-keys';

/**
 * Returns the keys by which the database finds a URL: the normalised URL, and the keys of the works whose
 * identifiers it contains (`getWorkKeys`). Two URLs with a common key belong to the same source. Returns an
 * empty list if the string is not an http(s) URL.
 */
export function getUrlKeys(url: string): string[] {
  const normalizedUrl = normalizeUrl(url);
  return normalizedUrl === null ? [] : [normalizedUrl, ...getWorkKeys(url)];
}

/** Returns the keys of all URLs of a source. A key may occur several times. */
export const getSourceUrlKeys = ({ url, aliases }: { url: string; aliases: readonly string[] }): string[] =>
  [url, ...aliases].flatMap(getUrlKeys);
