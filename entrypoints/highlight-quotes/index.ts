import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { HIGHLIGHT_QUOTES_FUNCTION } from '@/lib/base/injected-functions';
import { anchorQuote, type QuoteMatch } from '@/lib/evidence/anchor-quote';
import { findPageLinks } from '@/lib/evidence/find-page-links';
import type { HighlightRequest, PageMatch } from '@/lib/evidence/highlight-request';
import { SearchableText } from '@/lib/evidence/searchable-text';
import { listDomRanges, readPageText } from '@/lib/extract/page-text';
import { highlightQuotes, removeHighlights } from './highlights';

// Defines a function in the isolated world of the page, which `highlightQuotesInTab` then calls.
export default defineUnlistedScript(() => {
  Object.assign(globalThis, { [HIGHLIGHT_QUOTES_FUNCTION]: findAndHighlight });
});

/**
 * Finds the quotes in the page, and highlights them unless `isSearchOnly` is true. Returns one match per
 * quote, or null for a quote that is not on the page.
 */
function findAndHighlight({
  quotes,
  scrollToIndex,
  isSearchOnly = false,
  linkUrl,
}: HighlightRequest): (PageMatch | null)[] {
  if (!isSearchOnly) removeHighlights();
  if (quotes.length === 0) return [];
  const pageText = readPageText(document);
  const searchableText = new SearchableText(pageText.text);
  // The stored offset of a quote is a position in the captured text. It is not used, because the page has
  // more text.
  const matches = quotes.map((quote) => anchorQuote({ ...quote, start: null }, searchableText));
  if (!isSearchOnly) {
    const rangesByQuote = matches.map((match) =>
      match ? listDomRanges(pageText, match.start, match.end) : [],
    );
    highlightQuotes(rangesByQuote, listIndexesInPageOrder(matches), scrollToIndex);
  }
  const links = linkUrl === undefined ? [] : findPageLinks(linkUrl, pageText.text, quotes);
  return matches.map((match, index) => {
    if (!match) return null;
    // A link to words of the page works only outside frames, because browsers do not search frames for the
    // words.
    const isInFrame = listDomRanges(pageText, match.start, match.end).some(
      ({ startContainer }) => startContainer.ownerDocument !== document,
    );
    const link = isInFrame ? null : links[index];
    return { ...match, words: pageText.text.slice(match.start, match.end), ...(link && { link }) };
  });
}

/** Returns the indexes of the quotes that were found, in the order of the page. */
const listIndexesInPageOrder = (matches: readonly (QuoteMatch | null)[]): number[] =>
  matches
    .flatMap((match, index) => (match ? [{ index, start: match.start }] : []))
    .sort((a, b) => a.start - b.start)
    .map(({ index }) => index);
