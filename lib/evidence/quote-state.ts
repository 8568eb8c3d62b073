import type { KeyPoint, Quote } from '@/lib/record/schema/parts';
import { anchorQuote, type QuoteSelector } from './anchor-quote';
import { isRepeated } from './is-repeated';
import type { PageMatch } from './mark-request';
import { SearchableText } from './searchable-text';

/** The result of the last search for a quote on its page. `words` are the changed words. */
export type QuoteState =
  | { kind: 'unchecked' }
  | { kind: 'unchanged' }
  | { kind: 'changed'; words: string }
  | { kind: 'missing' };

/** Returns the state that a search found. Undefined means that nothing was searched. */
export function getQuoteState(match: PageMatch | undefined): QuoteState {
  if (match === undefined) return { kind: 'unchecked' };
  if (match === null) return { kind: 'missing' };
  return match.precision === 'approximate' ? { kind: 'changed', words: match.words } : { kind: 'unchanged' };
}

/** Lists the quotes of all key points, in order. */
export const listQuotes = (keyPoints: readonly KeyPoint[]): Quote[] =>
  keyPoints.flatMap(({ quotes }) => quotes);

/** Builds the selectors of quotes. `text` is the captured text that they were quoted from, or null if there is none. */
export function buildSelectors(quotes: readonly Quote[], text: string | null): QuoteSelector[] {
  const searchable = text === null ? null : new SearchableText(text);
  return quotes.map(({ exact, prefix, suffix, start }) => ({
    exact,
    prefix,
    suffix,
    start,
    isRepeated: searchable !== null && isRepeated({ exact }, searchable),
  }));
}

/** Searches quotes in a text. */
export function findQuotesInText(selectors: readonly QuoteSelector[], text: string): PageMatch[] {
  const searchable = new SearchableText(text);
  return selectors.map((selector) => {
    const match = anchorQuote(selector, searchable);
    return match && { ...match, words: text.slice(match.start, match.end) };
  });
}

/** The number of key points, of key points with quotes, and of quotes in each state. */
export type SupportSummary = { points: number; quoted: number; changed: number; missing: number };

/** Counts the key points and quotes. `states` has the state of each quote, in the order of `listQuotes`. */
export function summarizeSupport(
  keyPoints: readonly KeyPoint[],
  states: readonly QuoteState[],
): SupportSummary {
  const count = (kind: QuoteState['kind']): number => states.filter((state) => state.kind === kind).length;
  return {
    points: keyPoints.length,
    quoted: keyPoints.filter(({ quotes }) => quotes.length > 0).length,
    changed: count('changed'),
    missing: count('missing'),
  };
}
