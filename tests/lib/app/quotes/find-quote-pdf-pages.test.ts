import { describe, expect, it } from 'vitest';
import { findQuotePdfPages } from '@/lib/app/quotes/find-quote-pdf-pages';
import { buildSelectors } from '@/lib/evidence/quote-state';
import { getPageName } from '@/lib/record/page-name';
import { makeSnapshot } from '@/tests/support/make-sources';
import {
  makeQuote,
  PAGE_STARTS,
  PDF_TEXT,
  page,
  pdf,
  quotes,
  selectors,
  source,
} from '@/tests/support/quoted-texts';

describe('findQuotePdfPages', () => {
  it('returns the stored page, or the page where the PDF has the words of the web page', () => {
    expect(findQuotePdfPages(quotes, selectors, [page, pdf])).toEqual([
      null,
      { page: 2, pdf },
      { page: 1, pdf },
    ]);
    expect(findQuotePdfPages(quotes, selectors, [page])).toEqual([null, { page: 2, pdf: null }, null]);
  });

  it('returns the PDF that a quote was taken from, if the source has several', () => {
    const later = makeSnapshot(source, `${PDF_TEXT} It was printed again.`, { pageStarts: PAGE_STARTS });
    const quotesOfEach = [pdf, later].map(({ sha256 }) => ({ ...makeQuote('storms', 2), snapshot: sha256 }));
    const pages = findQuotePdfPages(quotesOfEach, buildSelectors(quotesOfEach), [pdf, later]);
    expect(pages.map((found) => found?.pdf?.sha256)).toEqual([pdf.sha256, later.sha256]);
    expect(findQuotePdfPages(quotes, selectors, [pdf, later])[1]?.pdf).toBe(later);
  });

  it('names a page by the label of the PDF in which it was found', () => {
    const labelledQuotes = quotes.map((quote) => (quote.page ? { ...quote, pageLabel: '114' } : quote));
    const labelledPdf = { ...pdf, pageLabels: ['vii', 'viii'] };
    const pages = findQuotePdfPages(labelledQuotes, selectors, [labelledPdf]);
    expect(pages.map((page) => page && getPageName(page))).toEqual([null, '114', 'vii']);
    const unlabelledPages = findQuotePdfPages(quotes, selectors, [labelledPdf]);
    expect(unlabelledPages.map((page) => page && getPageName(page))).toEqual([null, '2', 'vii']);
  });
});
