import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { HIGHLIGHT_QUOTES_FUNCTION } from '@/lib/base/injected-functions';
import { anchorQuote, type QuoteMatch } from '@/lib/evidence/anchor-quote';
import { findPageLinks } from '@/lib/evidence/find-page-links';
import type { HighlightRequest, PageMatch } from '@/lib/evidence/highlight-request';
import { SearchableText } from '@/lib/evidence/searchable-text';
import { listDomRanges, readPageText } from '@/lib/extract/page-text';
import { highlightQuotes, removeHighlights } from './highlights';

// Defines the function in the isolated world of the page. `highlightQuotesInTab` then calls it.
export default defineUnlistedScript(() => {
  Object.assign(globalThis, { [HIGHLIGHT_QUOTES_FUNCTION]: findAndHighlight });
});

/** Finds the quotes in the page, and highlights them if the request says so. Returns what was found for each quote. */
function findAndHighlight({
  quotes,
  scrollToIndex,
  isSearchOnly = false,
  linkUrl,
}: HighlightRequest): (PageMatch | null)[] {
  if (!isSearchOnly) removeHighlights();
  if (quotes.length === 0) return [];
  const pageText = readPageText(document);
  const searchable = new SearchableText(pageText.text);
  // The offsets of a quote count in the captured text. The page has more text, so they are not used.
  const matches = quotes.map((quote) => anchorQuote({ ...quote, start: null }, searchable));
  if (!isSearchOnly) {
    const ranges = matches.map((match) => (match ? listDomRanges(pageText, match.start, match.end) : []));
    highlightQuotes(ranges, listInPageOrder(matches), scrollToIndex);
  }
  const links = linkUrl === undefined ? [] : findPageLinks(linkUrl, pageText.text, quotes);
  return matches.map((match, index) => {
    if (!match) return null;
    // Browsers do not search frames for the words of a link.
    const isInFrame = listDomRanges(pageText, match.start, match.end).some(
      ({ startContainer }) => startContainer.ownerDocument !== document,
    );
    const link = isInFrame ? null : links[index];
    return { ...match, words: pageText.text.slice(match.start, match.end), ...(link && { link }) };
  });
}

/** Lists the indexes of the quotes that were found, in the order of the page. */
const listInPageOrder = (matches: readonly (QuoteMatch | null)[]): number[] =>
  matches
    .flatMap((match, index) => (match ? [{ index, start: match.start }] : []))
    .sort((a, b) => a.start - b.start)
    .map(({ index }) => index);
