import type { QuoteMatch, QuoteSelector } from './anchor-quote';

/**
 * What `mark-quotes.js` does in a page: it searches the quotes, marks those that it finds, and scrolls to the one at `scrollTo`
 * (null: to none). An empty list removes the marks.
 */
export type MarkRequest = { quotes: QuoteSelector[]; scrollTo: number | null };

/** What a search for one quote in a page found: its place in the page's text and its words there, or null. */
export type PageMatch = (QuoteMatch & { words: string }) | null;

/** The names of the marks in the CSS Custom Highlight API. */
export const MARK_NAME = 'provenote-quote';
export const CURRENT_MARK_NAME = 'provenote-current-quote';

/** The look of the marks. Both colours are set, so that the contrast does not depend on the page. */
export const MARK_CSS = `::highlight(${MARK_NAME}){background-color:#ffe9a8!important;color:#1b1b1b!important}
::highlight(${CURRENT_MARK_NAME}){background-color:#ffc53d!important;color:#1b1b1b!important}`;
