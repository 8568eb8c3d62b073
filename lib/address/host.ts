import { parseUrl } from './parse-url';

/** Removes a leading `www.` from a host, which may have a port. Does not change the host `www.com`. */
export const stripWww = (host: string): string => host.replace(/^www\.(?=[^.:]+\.)/, '');

/** Removes a leading label of a server or an edition (`www.`, `www2.`, `m.`, `en.`), which is not part of the site's name. */
export const stripServerLabel = (host: string): string => host.replace(/^(?:www\d?|m|en)\./, '');

/** Normalises a host for comparison: removes `www.` and the final dot of a fully qualified name (`example.org.`). */
export const normalizeHost = (host: string): string => stripWww(host.replace(/\.(?=$|:)/, ''));

/** Returns the host of a URL for display, without `www.` and port. Returns an empty string if the string is not a URL. */
export const getHost = (url: string): string => stripWww(parseUrl(url)?.hostname ?? '');

/** Returns whether a host is `domain` or one of its subdomains. */
export const isWithinDomain = (host: string, domain: string): boolean =>
  host === domain || host.endsWith(`.${domain}`);

// Names of sites without a subdomain: `example.org`, `example.co.uk`. The public suffix list is too large to load before a permission is
// requested, and a click allows no wait for it. A subdomain that looks like such a name only adds a host to a request.
const SITE_NAME = /^[^.]+\.(?:(?:ac|co|com|edu|go|gob|gov|govt|ne|net|or|org)\.[a-z]{2}|[a-z]{2,})$/i;

/** Returns the host to which a site often redirects: that with `www.` if it has none, or else without it. Null if there is none. */
export function getWwwVariant(host: string): string | null {
  const bareHost = stripWww(host);
  if (bareHost !== host) return bareHost;
  return SITE_NAME.test(host) ? `www.${host}` : null;
}
