import type { QuoteSelector } from '@/lib/evidence/anchor-quote';
import { getPdfPageNumber } from '@/lib/evidence/get-pdf-page-number';
import { findQuotesInText } from '@/lib/evidence/quote-state';
import { isPdfText } from '@/lib/page-check/compare-with-later-texts';
import type { PdfPage } from '@/lib/record/page-name';
import type { Quote } from '@/lib/record/schema/parts';
import type { Snapshot } from '@/lib/record/schema/snapshot';

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
