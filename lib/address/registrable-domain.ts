import { getDomain } from 'tldts';

/**
 * The part of a host that its owner registered (`news.example.co.uk` → `example.co.uk`), by the public suffix list
 * (https://publicsuffix.org); the host itself where the list gives none. Private suffixes count too: `owner.github.io`
 * belongs to an owner as `example.com` does. The list is large: load this module only when it is needed.
 */
export const getRegistrableDomain = (host: string): string =>
  getDomain(host, { allowPrivateDomains: true }) ?? host;
