import type { Quote } from '@/lib/record/schema/parts';

/** A page of a PDF: its number, from 1, and the label that the PDF gives it or that is printed on it, if that differs from the number. */
export type PdfPage = { page: number; pageLabel?: string | undefined };

type QuotePage = Pick<Quote, 'page' | 'pageLabel'>;

/**
 * Returns the name of a page as a reader sees it in the PDF: its label, else its number. An imported label can be empty. Returns null
 * for a quote that is on no page of a PDF.
 */
export function getPageName(page: PdfPage): string;
export function getPageName(quote: QuotePage): string | null;
export function getPageName({ page, pageLabel }: QuotePage): string | null {
  return page === undefined ? null : pageLabel || String(page);
}
