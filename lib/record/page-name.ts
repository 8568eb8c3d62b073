import type { Quote } from '@/lib/record/schema/parts';

/**
 * A page of a PDF. `page` is its number, from 1. `pageLabel` is the label that the PDF declares for the page or that is printed on it; it
 * is absent if it equals the number.
 */
export type PdfPage = { page: number; pageLabel?: string | undefined };

type QuotePage = Pick<Quote, 'page' | 'pageLabel'>;

/**
 * Returns the name of a page as a reader sees it in the PDF: its label, or its number if the label is missing or empty (as in some
 * imported files). Returns null for a quote that is not from a PDF.
 */
export function getPageName(page: PdfPage): string;
export function getPageName(quote: QuotePage): string | null;
export function getPageName({ page, pageLabel }: QuotePage): string | null {
  return page === undefined ? null : pageLabel || String(page);
}
