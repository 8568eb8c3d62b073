import { parseUrl } from '@/lib/address/parse-url';

/** Returns the URL that relative links of the page refer to. */
export function getBaseUrl(copy: Document, url: string): string {
  const baseHref = copy.querySelector('base[href]')?.getAttribute('href');
  return (baseHref && parseUrl(baseHref, url)?.href) || url;
}
