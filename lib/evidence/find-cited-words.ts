import { findQuotesInText } from './quote-state';

/**
 * Whether words that others cite are in the captured text. `words` are those of the text, which differ slightly if the kind is
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
  const quotes = citedWords.flatMap((words) => words ?? []);
  if (text === null || quotes.length === 0) return citedWords.map(() => ({ kind: 'unchecked' }));
  const selectors = quotes.map((exact) => ({ exact, prefix: '', suffix: '', start: null }));
  const matches = findQuotesInText(selectors, text);
  return citedWords.map((words): CitedWordsState => {
    if (words === null) return { kind: 'unchecked' };
    const match = matches[quotes.indexOf(words)];
    if (!match) return { kind: 'missing' };
    const { precision, words: foundWords, similarity } = match;
    return precision === 'approximate'
      ? { kind: 'changed', words: foundWords, similarity }
      : { kind: 'found', words: foundWords };
  });
}
