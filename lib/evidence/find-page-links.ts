import { normalizeText } from '@/lib/base/normalize-text';
import { anchorQuote, type QuoteSelector } from './anchor-quote';
import { SearchableText } from './searchable-text';
import { findVerifiedUrl } from './text-fragment-url';

/**
 * Returns for each quote the shortest link that makes the browser scroll to its place on a page and matches nowhere else, or null if the
 * quote or such a link is missing. `pageText` has one line for each block.
 */
export function findPageLinks(
  url: string,
  pageText: string,
  quotes: readonly QuoteSelector[],
): (string | null)[] {
  // Browsers compare a link with the text of the blocks, in which white space is one space.
  const searchable = new SearchableText(normalizeText(pageText));
  return quotes.map((quote) => {
    // The offset of a quote counts in the captured text.
    const match = anchorQuote({ ...quote, start: null }, searchable);
    return match && findVerifiedUrl(url, searchable.original, match, { isTextOfWholePage: true });
  });
}
