import type { QuoteSelector } from '@/lib/evidence/anchor-quote';
import { getPageNumber } from '@/lib/evidence/get-page-number';
import type { PageMatch } from '@/lib/evidence/mark-request';
import { findQuotesInText } from '@/lib/evidence/quote-state';
import type { Quote } from '@/lib/record/schema/parts';
import type { Snapshot } from '@/lib/record/schema/snapshot';

/** Whether a snapshot has the text of a PDF. */
export const isPdfText = ({ pageStarts }: Snapshot): boolean => pageStarts !== undefined;

/**
 * Searches each quote in the newest text of its kind, web page or PDF. A quote is not searched (undefined) if there is only one text
 * of its kind, which is the one that it was taken from. `selectors` belong to `quotes`; the oldest snapshot comes first.
 */
export function compareWithLaterTexts(
  quotes: readonly Quote[],
  selectors: readonly QuoteSelector[],
  snapshots: readonly Snapshot[],
): (PageMatch | undefined)[] {
  const [pdfMatches, pageMatches] = [true, false].map((isPdf) => {
    const [firstSnapshot, ...laterSnapshots] = snapshots.filter((snapshot) => isPdfText(snapshot) === isPdf);
    const latest = firstSnapshot && laterSnapshots.at(-1);
    const hasQuotes = quotes.some(({ page }) => (page !== undefined) === isPdf);
    return latest && hasQuotes ? findQuotesInText(selectors, latest.text) : [];
  });
  return quotes.map(({ page }, index) => (page === undefined ? pageMatches : pdfMatches)?.[index]);
}

/** Returns the page of each quote in the PDF, or null. A quote of the web page may be in the PDF of the same work as well. */
export function findQuotePages(
  quotes: readonly Quote[],
  selectors: readonly QuoteSelector[],
  pdf: Pick<Snapshot, 'text' | 'pageStarts'> | null,
): (number | null)[] {
  const { text = '', pageStarts } = pdf ?? {};
  const matches =
    pageStarts && quotes.some(({ page }) => page === undefined) ? findQuotesInText(selectors, text) : [];
  return quotes.map(({ page }, index) => {
    const match = matches[index];
    return page ?? (match && pageStarts ? getPageNumber(pageStarts, match.start) : null);
  });
}
