import { parseUrl } from '@/lib/address/parse-url';

const URL_ATTRIBUTES = ['href', 'src', 'data-src', 'data-original'];

/** Makes the addresses of an element from a frame absolute, in place: they start from the frame's own, not the page's. */
export function makeUrlsAbsolute(element: Element, baseUrl: string): void {
  for (const name of URL_ATTRIBUTES) {
    const url = element.getAttribute(name);
    if (url && !url.startsWith('#')) element.setAttribute(name, resolveUrl(url, baseUrl));
  }
  const [firstSource] = element.getAttribute('srcset')?.trim().split(/\s+/) ?? [];
  if (firstSource) element.setAttribute('srcset', resolveUrl(firstSource, baseUrl));
}

const resolveUrl = (url: string, baseUrl: string): string => parseUrl(url, baseUrl)?.href ?? url;
