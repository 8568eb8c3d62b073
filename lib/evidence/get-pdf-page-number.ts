import type { Quote } from '@/lib/record/schema/parts';

/** The pages of a PDF: the offsets in its text at which they begin, and their labels. A web page has neither. */
export type PdfPages = {
  pageStarts?: readonly number[] | undefined;
  pageLabels?: readonly string[] | undefined;
};

/** Returns the number of the page, from 1, that an offset in the text of a PDF belongs to. `pageStarts` are the offsets of its pages. */
export function getPdfPageNumber(pageStarts: readonly number[], offset: number): number {
  // A page without text begins where the next one begins, so the last page that begins there is the right one.
  const index = pageStarts.findLastIndex((start) => start <= offset);
  return Math.max(1, index + 1);
}

/** Returns the page of an offset in a captured text as a quote stores it. Empty for the text of a web page. */
export function getQuotePage(
  { pageStarts, pageLabels }: PdfPages,
  offset: number,
): Pick<Quote, 'page' | 'pageLabel'> {
  if (!pageStarts) return {};
  const page = getPdfPageNumber(pageStarts, offset);
  const pageLabel = pageLabels?.[page - 1];
  return { page, ...(pageLabel ? { pageLabel } : {}) };
}
