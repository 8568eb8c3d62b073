import type { QuoteMatch, QuoteSelector } from './anchor-quote';

/**
 * A request to `mark-quotes.js`. The script searches the quotes in the page, marks those that it finds, and scrolls to
 * the quote with the index `scrollToIndex` in `quotes` unless that is null. An empty list removes the marks. With `isSearchOnly`, it
 * leaves the marks as they are.
 */
export type MarkRequest = { quotes: QuoteSelector[]; scrollToIndex: number | null; isSearchOnly?: boolean };

/** The result of the search for one quote in a page: its place in the page's text and its words there, or null. */
export type PageMatch = (QuoteMatch & { words: string }) | null;

/** The names of the marks in the CSS Custom Highlight API. */
export const MARK_NAME = 'provenote-quote';
export const CURRENT_MARK_NAME = 'provenote-current-quote';

/** The style of the marks. Both colours are set, so that the contrast does not depend on the page. */
export const MARK_CSS = `::highlight(${MARK_NAME}){background-color:#ffe9a8!important;color:#1b1b1b!important}
::highlight(${CURRENT_MARK_NAME}){background-color:#ffc53d!important;color:#1b1b1b!important}`;
