import { getDomain, getPublicSuffix } from 'tldts';

/**
 * Returns the registrable domain of a host according to the public suffix list (https://publicsuffix.org). For example, that of
 * `news.example.co.uk` is `example.co.uk`. Returns the host itself if it has none. The list's private suffixes also apply, so
 * `owner.github.io` is a registrable domain. The list is large, so import this module dynamically.
 */
export const getRegistrableDomain = (host: string): string =>
  getDomain(host, { allowPrivateDomains: true }) ?? host;

/** Returns whether a host is a public suffix, such as `co.uk` or `github.io`, so that its subdomains have different owners. */
export const isPublicSuffix = (host: string): boolean =>
  getPublicSuffix(host, { allowPrivateDomains: true }) === host;
