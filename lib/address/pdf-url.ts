import { decodeSafely } from '@/lib/base/decode-safely';
import { isWebUrl, parseUrl, stripFragment } from './parse-url';

/**
 * Returns whether a URL looks like the URL of a PDF: it ends with `.pdf` before a query or fragment, or
 * contains `/pdf/`. Many PDFs have other URLs.
 */
export const isLikelyPdfUrl = (url: string): boolean => isWebUrl(url) && /\.pdf(?:[?#]|$)|\/pdf\//i.test(url);

/** Returns the first of the URLs that looks like the URL of a PDF, or null. */
export const findPdfUrl = (urls: readonly string[]): string | null => urls.find(isLikelyPdfUrl) ?? null;

/**
 * Builds the URL that opens a PDF at a page, counted from 1. The PDF viewers of browsers support the
 * parameter `page` (RFC 8118, section 3).
 */
export const buildPdfPageUrl = (url: string, pageNumber: number): string =>
  `${stripFragment(url)}#page=${pageNumber}`;

/**
 * Returns the last part of the path of a URL, such as `paper.pdf` or `2401.00001v2`, or null if there is
 * none.
 */
export function getFileName(url: string): string | null {
  const lastPart = parseUrl(url)
    ?.pathname.split('/')
    .findLast((part) => part !== '');
  return lastPart === undefined ? null : decodeSafely(lastPart);
}
