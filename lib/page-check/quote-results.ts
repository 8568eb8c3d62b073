import type { PageMatch } from '@/lib/evidence/highlight-request';
import { getQuoteState, type QuoteState } from '@/lib/evidence/quote-state';
import { listWebPageQuotes } from '@/lib/record/list-web-page-quotes';
import type { PageCheck, QuoteResult } from '@/lib/record/schema/page-check';
import type { Quote } from '@/lib/record/schema/parts';
import type { Source } from '@/lib/record/schema/source';
import { findGoneSince } from './find-gone-since';

/** The number of quotes of a page by their state. Quotes of which nothing is known are not counted. */
export type QuoteCounts = Record<QuoteResult['state'], number>;

/** How many quotes of a page are in each state. `isGone`: the page is gone, and its quotes with it. */
export type PageQuoteSummary = { counts: QuoteCounts; isGone: boolean };

/** Returns what the last comparison of a page found of a quote, or null. The position of a quote changes with every capture. */
export const findQuoteResult = (
  { exact, prefix, suffix }: Pick<Quote, 'exact' | 'prefix' | 'suffix'>,
  check: Pick<PageCheck, 'quoteResults'> | null,
): QuoteResult | null =>
  check?.quoteResults?.find(
    (result) => result.exact === exact && result.prefix === prefix && result.suffix === suffix,
  ) ?? null;

/**
 * Converts what a search of the open page found to results of a check. Leaves out the quotes of a PDF, and those that were not found, because
 * only the captured texts tell whether the page ever had them.
 */
export const buildQuoteResults = (
  quotes: readonly Quote[],
  matches: readonly (PageMatch | null)[],
): QuoteResult[] =>
  quotes.flatMap((quote, index) => {
    const result = buildQuoteResult(quote, getQuoteState(matches[index]));
    return !result || quote.page !== undefined || result.state === 'missing' ? [] : [result];
  });

/** Converts the state of a quote to the result of a check, or null if nothing is known of it. */
export const buildQuoteResult = ({ exact, prefix, suffix }: Quote, state: QuoteState): QuoteResult | null =>
  state.kind === 'unchecked'
    ? null
    : { exact, prefix, suffix, state: state.kind, words: state.kind === 'changed' ? state.words : null };

/** Adds the results of quotes that have none in the first list. */
export const addQuoteResults = (
  results: QuoteResult[],
  otherResults: readonly QuoteResult[],
): QuoteResult[] => [
  ...results,
  ...otherResults.filter((other) => !findQuoteResult(other, { quoteResults: results })),
];

/** Counts the quotes that a source has of its page, as its last check found them. */
export function summarizeQuoteResults(
  source: Pick<Source, 'keyPoints' | 'linkState'>,
  check: PageCheck | null,
): PageQuoteSummary {
  const quotes = listWebPageQuotes(source.keyPoints);
  const isGone = findGoneSince(source, check) !== null;
  const states = quotes.map((quote) => (isGone ? 'missing' : findQuoteResult(quote, check)?.state));
  return { counts: countQuoteStates(states), isGone };
}

/** Counts the states of quotes. Other values are left out. */
export function countQuoteStates(states: readonly (string | undefined)[]): QuoteCounts {
  const count = (state: keyof QuoteCounts): number => states.filter((other) => other === state).length;
  return { unchanged: count('unchanged'), changed: count('changed'), missing: count('missing') };
}
