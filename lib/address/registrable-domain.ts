import { getDomain, getPublicSuffix } from 'tldts';
import { stripWww } from './host';

/**
 * Returns the registrable domain of a host according to the public suffix list (https://publicsuffix.org),
 * for example `example.co.uk` for `news.example.co.uk`. Returns the host itself if it has no registrable
 * domain. The private suffixes of the list also apply, so `owner.github.io` is a registrable domain. Import
 * this module dynamically, because the list is large.
 */
export const getRegistrableDomain = (host: string): string =>
  getDomain(host, { allowPrivateDomains: true }) ?? host;

/**
 * Returns whether a host is a public suffix, such as `co.uk` or `github.io`, so that its subdomains have
 * different owners.
 */
export const isPublicSuffix = (host: string): boolean =>
  getPublicSuffix(host, { allowPrivateDomains: true }) === host;

/**
 * Returns the host to which a site often redirects: the same host with `www.` added or removed. Returns null
 * for an IP address and for other subdomains, which rarely redirect like this.
 */
export function findWwwVariant(host: string): string | null {
  const bareHost = stripWww(host);
  if (bareHost !== host) return bareHost;
  return getDomain(host) === host ? `www.${host}` : null;
}
