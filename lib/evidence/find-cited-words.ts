import { createQuote } from '@/lib/record/create-quote';
import type { Quote } from '@/lib/record/schema/parts';
import type { PageMatch } from './highlight-request';
import { buildSelectors, findQuotesInText } from './quote-state';

/**
 * Whether words that others cite are in a captured text or on a page. `words` are those of the text, which differ slightly if the kind is
 * `changed`. `unchecked`: there is no text, or no words are cited.
 */
export type CitedWordsState =
  | { kind: 'unchecked' }
  | { kind: 'found'; words: string }
  /** `similarity` is the share of the words that did not change, from 0 to 1. */
  | { kind: 'changed'; words: string; similarity: number }
  | { kind: 'missing' };

/** Searches cited words in a captured text, or null if there is none. The states are in the order of `citedWords`. */
export function findCitedWords(
  citedWords: readonly (string | null)[],
  text: string | null,
): CitedWordsState[] {
  const quotes = buildCitedQuotes(citedWords);
  if (text === null || quotes.length === 0) return citedWords.map(() => UNCHECKED);
  const states = mapStates(quotes, findQuotesInText(buildSelectors(quotes), text));
  return citedWords.map((words) => (words && states.get(words)) || UNCHECKED);
}

const UNCHECKED: CitedWordsState = { kind: 'unchecked' };

/** Returns the result of a search by the words of each quote. */
export const mapStates = (
  quotes: readonly Quote[],
  matches: readonly (PageMatch | null)[],
): Map<string, CitedWordsState> =>
  new Map(quotes.map(({ exact }, index) => [exact, getCitedWordsState(matches[index] ?? null)]));

function getCitedWordsState(match: PageMatch | null): CitedWordsState {
  if (!match) return { kind: 'missing' };
  const { precision, words, similarity } = match;
  return precision === 'approximate' ? { kind: 'changed', words, similarity } : { kind: 'found', words };
}

/** Builds the quotes of cited words, which have no context, so that they can be searched. Repeated words are listed once. */
export const buildCitedQuotes = (citedWords: readonly (string | null)[]): Quote[] =>
  [...new Set(citedWords)].flatMap((exact) => (exact === null ? [] : createQuote(exact)));
