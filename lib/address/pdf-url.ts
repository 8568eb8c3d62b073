import { decodeSafely } from '@/lib/base/decode-safely';
import { isWebUrl, parseUrl, stripFragment } from './parse-url';

/** Returns whether a URL looks like the URL of a PDF. Many PDFs have other URLs. */
export const looksLikePdf = (url: string): boolean => isWebUrl(url) && /\.pdf(?:[?#]|$)|\/pdf\//i.test(url);

/** Returns the first of the URLs that looks like the URL of a PDF, or null. */
export const findPdfUrl = (urls: readonly string[]): string | null => urls.find(looksLikePdf) ?? null;

/** Builds the URL that opens a PDF at a page. All browsers know the parameter `page` (RFC 8118, section 3). */
export const buildPdfPageUrl = (url: string, page: number): string => `${stripFragment(url)}#page=${page}`;

/** Returns the last part of the path of a URL, such as `paper.pdf` or `2401.00001v2`, or null if there is none. */
export function getFileName(url: string): string | null {
  const lastPart = parseUrl(url)
    ?.pathname.split('/')
    .findLast((part) => part !== '');
  return lastPart === undefined ? null : decodeSafely(lastPart);
}
