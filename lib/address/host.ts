import { parseUrl } from './parse-url';

/** Removes a leading `www.` from a host with or without a port. `www.com` is a site of its own and is not changed. */
export const stripWww = (host: string): string => host.replace(/^www\.(?=[^.:]+\.)/, '');

/** Removes the label of a server or an edition (`www.`, `www2.`, `m.`, `en.`), as sites do when they write their name. */
export const stripServerLabel = (host: string): string => host.replace(/^(?:www\d?|m|en)\./, '');

/** Normalises a host for comparison: without `www.` and without the final dot of a rooted name. */
export const normalizeHost = (host: string): string => stripWww(host.replace(/\.(?=$|:)/, ''));

/** Returns the host of a URL for display: without `www.` and port. Empty if the text is no URL. */
export const getHost = (url: string): string => stripWww(parseUrl(url)?.hostname ?? '');

/** Whether a host is `domain` or one of its subdomains. */
export const isWithinDomain = (host: string, domain: string): boolean =>
  host === domain || host.endsWith(`.${domain}`);
