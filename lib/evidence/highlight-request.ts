import type { QuoteMatch, QuoteSelector } from './anchor-quote';

/**
 * A request to the function of `highlight-quotes.js`. It searches the quotes in the page, highlights those that it finds, and scrolls to
 * the quote with the index `scrollToIndex` in `quotes` unless that is null. An empty list removes the highlights. With `isSearchOnly`, it
 * leaves the highlights as they are. With `linkUrl`, the URL of the page, it builds a link to each quote.
 */
export type HighlightRequest = {
  quotes: QuoteSelector[];
  scrollToIndex: number | null;
  isSearchOnly?: boolean;
  linkUrl?: string;
};

/**
 * Where a quote was found in the text of a page, and its words there. `link` is the link that matches only this range of the page, if there
 * is one.
 */
export type PageMatch = QuoteMatch & { words: string; link?: string };

/** The names of the highlights in the CSS Custom Highlight API. */
export const HIGHLIGHT_NAME = 'provenote-quote';
export const CURRENT_HIGHLIGHT_NAME = 'provenote-current-quote';

/** The style of the highlights. Both colours are set, so that the contrast does not depend on the page. */
export const HIGHLIGHT_CSS = `::highlight(${HIGHLIGHT_NAME}){background-color:#ffe9a8!important;color:#1b1b1b!important}
::highlight(${CURRENT_HIGHLIGHT_NAME}){background-color:#ffc53d!important;color:#1b1b1b!important}`;
