import { describe, expect, it } from 'vitest';
import { compareWithLaterTexts, findQuotePdfPages } from '@/lib/app/quotes/compare-texts';
import { buildSelectors } from '@/lib/evidence/quote-state';
import { getPageName } from '@/lib/record/page-name';
import type { Quote } from '@/lib/record/schema/parts';
import type { Snapshot } from '@/lib/record/schema/snapshot';
import { makeSnapshot, makeSource } from '@/tests/support/make-sources';

const makeQuote = (exact: string, page?: number): Quote => ({
  exact,
  prefix: '',
  suffix: '',
  start: null,
  end: null,
  ...(page !== undefined && { page }),
});
const PAGE_TEXT = 'The measurements of the harbour were repeated every winter.';
const PDF_TEXT = `A title\n${PAGE_TEXT}\nThe second page explains the storms of the northern coast.`;
const PAGE_STARTS = [0, PDF_TEXT.indexOf('The second')];
const source = makeSource();
const page = makeSnapshot(source, 'Only the page names the observers of the islands.');
const pdf = makeSnapshot(source, PDF_TEXT, { pageStarts: PAGE_STARTS });

const quotes = [
  makeQuote('the observers of the islands'),
  makeQuote('the storms of the northern coast', 2),
  makeQuote('measurements of the harbour were repeated'),
];
const selectors = buildSelectors(quotes);

describe('compareWithLaterTexts', () => {
  it('does not search a quote of the page in the PDF of the same work', () => {
    expect(compareWithLaterTexts(quotes, selectors, [page, pdf])).toEqual([undefined, undefined, undefined]);
  });

  it('searches each quote in the newest text of its kind', () => {
    const later = makeSnapshot(source, 'The page names nobody any more.');
    const matches = compareWithLaterTexts(quotes, selectors, [page, pdf, later, pdf]);
    expect(matches[0]).toBeNull();
    expect(matches[1]?.words).toBe('the storms of the northern coast');
  });
});

describe('a text of the first pages of a PDF', () => {
  it('says nothing about quotes of pages that were not read', () => {
    const pdfQuotes = [makeQuote('the storms of the northern coast', 2), makeQuote('no such words', 1)];
    const first = makeSnapshot(source, 'A title\nno such words', { pageStarts: [0, 8] });
    const part = { ...makeSnapshot(source, 'A title', { pageStarts: [0, 4] }), pdfPageCount: 9 };
    const compare = (latest: Snapshot) =>
      compareWithLaterTexts(pdfQuotes, buildSelectors(pdfQuotes), [pdf, first, latest]);
    expect(compare(part)).toEqual([undefined, null]);
    const { pdfPageCount: _, ...whole } = part;
    expect(compare(whole)).toEqual([null, null]);
  });
});

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
