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
 * of its kind, which is the one that it was taken from, unless a check found the page unchanged since (`isPageVerified`). A quote
 * that none of the texts has, as from a comment, is unknown too. `selectors` belong to `quotes`; the oldest snapshot comes first.
 */
export function compareWithLaterTexts(
  quotes: readonly Quote[],
  selectors: readonly QuoteSelector[],
  snapshots: readonly Snapshot[],
  { isPageVerified }: { isPageVerified: boolean } = { isPageVerified: false },
): (PageMatch | undefined)[] {
  const [pdfMatches, pageMatches] = [true, false].map((isPdf) => {
    const texts = snapshots.filter((snapshot) => isPdfText(snapshot) === isPdf);
    const isComparable = texts.length > 1 || (isPageVerified && !isPdf);
    const latest = isComparable ? texts.at(-1) : undefined;
    const hasQuotes = quotes.some(({ page }) => (page !== undefined) === isPdf);
    if (!latest || !hasQuotes) return [];
    const earlierTexts = texts.slice(0, -1);
    return findQuotesInText(selectors, latest.text).map((match, index) =>
      match === null && !isInSomeText(selectors[index], earlierTexts) ? undefined : match,
    );
  });
  return quotes.map(({ page }, index) => (page === undefined ? pageMatches : pdfMatches)?.[index]);
}

const isInSomeText = (selector: QuoteSelector | undefined, texts: readonly Snapshot[]): boolean =>
  selector !== undefined && texts.some(({ text }) => findQuotesInText([selector], text)[0] !== null);

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
