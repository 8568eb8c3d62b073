import { buildSelectors } from '@/lib/evidence/quote-state';
import type { Quote } from '@/lib/record/schema/parts';
import { makeSnapshot, makeSource } from './make-sources';

/** Makes a quote without a position. A quote with a `page` is from a PDF. */
export const makeQuote = (exact: string, page?: number): Quote => ({
  exact,
  prefix: '',
  suffix: '',
  start: null,
  end: null,
  ...(page !== undefined && { page }),
});

export const PAGE_TEXT = 'The measurements of the harbour were repeated every winter.';
export const PDF_TEXT = `A title\n${PAGE_TEXT}\nThe second page explains the storms of the northern coast.`;
export const PAGE_STARTS = [0, PDF_TEXT.indexOf('The second')];
export const source = makeSource();
/** The text of the web page of a work. */
export const page = makeSnapshot(source, 'Only the page names the observers of the islands.');
/** The text of the PDF of the same work, with two pages. */
export const pdf = makeSnapshot(source, PDF_TEXT, { pageStarts: PAGE_STARTS });

/** One quote that only the page has, one of the second page of the PDF, and one without a page that only the PDF has. */
export const quotes = [
  makeQuote('the observers of the islands'),
  makeQuote('the storms of the northern coast', 2),
  makeQuote('measurements of the harbour were repeated'),
];
export const selectors = buildSelectors(quotes);
