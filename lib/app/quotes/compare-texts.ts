import type { QuoteSelector } from '@/lib/evidence/anchor-quote';
import { getPdfPageNumber } from '@/lib/evidence/get-pdf-page-number';
import type { PageMatch } from '@/lib/evidence/highlight-request';
import { findQuotesInText } from '@/lib/evidence/quote-state';
import type { PdfPage } from '@/lib/record/page-name';
import type { Quote } from '@/lib/record/schema/parts';
import type { Snapshot } from '@/lib/record/schema/snapshot';

/** Whether a snapshot has the text of a PDF. */
export const isPdfText = ({ pageStarts }: Snapshot): boolean => pageStarts !== undefined;

/**
 * Searches each quote in the newest text of its kind, web page or PDF. A quote is not searched (undefined) if there is only one text
 * of its kind, which is the one that it was taken from, unless a check found the page unchanged since (`isPageVerified`). A quote
 * that none of the texts has, as from a comment, is unknown too, and so is one of a page that the newest text does not have because the reader
 * stopped reading the PDF. `selectors` belong to `quotes`; the oldest snapshot comes first.
 */
export function compareWithLaterTexts(
  quotes: readonly Quote[],
  selectors: readonly QuoteSelector[],
  snapshots: readonly Snapshot[],
  { isPageVerified }: { isPageVerified: boolean } = { isPageVerified: false },
): (PageMatch | null | undefined)[] {
  const [pdfMatches, pageMatches] = [true, false].map((isPdf) => {
    const texts = snapshots.filter((snapshot) => isPdfText(snapshot) === isPdf);
    const isComparable = texts.length > 1 || (isPageVerified && !isPdf);
    const latest = isComparable ? texts.at(-1) : undefined;
    const hasQuotes = quotes.some(({ page }) => (page !== undefined) === isPdf);
    if (!latest || !hasQuotes) return [];
    const earlierTexts = texts.slice(0, -1);
    return findQuotesInText(selectors, latest.text).map((match, index) => {
      const isUnknown =
        match === null &&
        (isOnUnreadPage(quotes[index], latest) || !isInSomeText(selectors[index], earlierTexts));
      return isUnknown ? undefined : match;
    });
  });
  return quotes.map(({ page }, index) => (page === undefined ? pageMatches : pdfMatches)?.[index]);
}

// A quote can continue on the page after its first one.
const isOnUnreadPage = (quote: Quote | undefined, { pageStarts = [], pdfPageCount }: Snapshot): boolean =>
  pdfPageCount !== undefined && (quote?.page ?? 0) >= pageStarts.length;

const isInSomeText = (selector: QuoteSelector | undefined, texts: readonly Snapshot[]): boolean =>
  selector !== undefined && texts.some(({ text }) => findQuotesInText([selector], text)[0] !== null);

/** The page of a quote, and the text of the PDF that it belongs to, or null if that text is missing. */
export type QuotePdfPage = PdfPage & { pdf: Snapshot | null };

/**
 * Returns the page of each quote in the PDF that it was taken from, or null. A quote of the web page may be in the newest PDF of the same work as
 * well. The oldest snapshot comes first.
 */
export function findQuotePdfPages(
  quotes: readonly Quote[],
  selectors: readonly QuoteSelector[],
  snapshots: readonly Snapshot[],
): (QuotePdfPage | null)[] {
  const pdfs = snapshots.filter(isPdfText);
  const latestPdf = pdfs.at(-1) ?? null;
  const { text = '', pageStarts, pageLabels } = latestPdf ?? {};
  const matches =
    pageStarts && quotes.some(({ page }) => page === undefined) ? findQuotesInText(selectors, text) : [];
  return quotes.map(({ page, pageLabel, snapshot }, index) => {
    // The label was stored with the page, and a newer PDF may have other ones.
    if (page !== undefined)
      return { page, pageLabel, pdf: pdfs.findLast(({ sha256 }) => sha256 === snapshot) ?? latestPdf };
    const match = matches[index];
    if (!match || !pageStarts) return null;
    const matchPage = getPdfPageNumber(pageStarts, match.start);
    return { page: matchPage, pageLabel: pageLabels?.[matchPage - 1], pdf: latestPdf };
  });
}
