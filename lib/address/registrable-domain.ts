import { getDomain } from 'tldts';

/**
 * Returns the registrable domain of a host (`news.example.co.uk` → `example.co.uk`) by the public suffix list
 * (https://publicsuffix.org), or the host itself if it has none. Private suffixes count, so `owner.github.io` is a domain
 * of its own. The list is large, so import this module dynamically.
 */
export const getRegistrableDomain = (host: string): string =>
  getDomain(host, { allowPrivateDomains: true }) ?? host;
