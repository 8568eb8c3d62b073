import { describe, expect, it } from 'vitest';
import { compareWithLaterTexts, findQuotePages } from '@/lib/app/quotes/compare-texts';
import { buildSelectors } from '@/lib/evidence/quote-state';
import type { Quote } from '@/lib/record/schema/parts';
import { makeSnapshot, makeSource } from '@/tests/support/make-records';

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
const selectors = buildSelectors(quotes, null);

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

describe('findQuotePages', () => {
  it('returns the stored page, or the page where the PDF has the words of the web page', () => {
    expect(findQuotePages(quotes, selectors, pdf)).toEqual([null, 2, 1]);
    expect(findQuotePages(quotes, selectors, null)).toEqual([null, 2, null]);
  });
});
