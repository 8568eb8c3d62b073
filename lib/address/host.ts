import { parseUrl } from './parse-url';

/** Removes a leading `www.` from a host, which may have a port. Does not change the host `www.com`. */
export const stripWww = (host: string): string => host.replace(/^www\.(?=[^.:]+\.)/, '');

/**
 * Removes a leading label of a server or an edition (`www.`, `www2.`, `m.`, `en.`). Such a label is not part
 * of the name of the site.
 */
export const stripServerLabel = (host: string): string => host.replace(/^(?:www\d?|m|en)\./, '');

/**
 * Normalises a host for comparison: removes `www.` and the final dot of a fully qualified name
 * (`example.org.`).
 */
export const normalizeHost = (host: string): string => stripWww(host.replace(/\.(?=$|:)/, ''));

/**
 * Returns the host of a URL for display, without `www.` and port. Returns an empty string if the string is
 * not a URL.
 */
export const getHost = (url: string): string => stripWww(parseUrl(url)?.hostname ?? '');

/** Returns whether a host is `domain` or one of its subdomains. */
export const isWithinDomain = (host: string, domain: string): boolean =>
  host === domain || host.endsWith(`.${domain}`);
