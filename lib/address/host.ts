import { parseUrl } from './parse-url';

/** A host, with or without a port, without a leading `www.`; `www.com` is a site of its own and stays. */
export const stripWww = (host: string): string => host.replace(/^www\.(?=[^.:]+\.)/, '');

/** A host without the label of a server or an edition (`www.`, `www2.`, `m.`, `en.`), as sites write their name. */
export const stripServerLabel = (host: string): string => host.replace(/^(?:www\d?|m|en)\./, '');

/** A host in the form in which hosts are compared: without `www.` and without the final dot of a rooted name. */
export const normalizeHost = (host: string): string => stripWww(host.replace(/\.(?=$|:)/, ''));

/** The host of a URL as it is shown: without `www.` and port; empty where the text is no URL. */
export const getHost = (url: string): string => stripWww(parseUrl(url)?.hostname ?? '');

/** Whether a host is `domain` or one of its subdomains. */
export const isWithinDomain = (host: string, domain: string): boolean =>
  host === domain || host.endsWith(`.${domain}`);
