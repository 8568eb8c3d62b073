import type { QuoteWord } from './field-words';

/**
 * Lists the words by which `quotes:` finds a source with quotes in these states: `missing` and `changed` if at least one is, and `unchanged`
 * if all whose state is known are.
 */
export function listQuoteWords(states: readonly string[]): QuoteWord[] {
  const words = (['changed', 'missing'] as const).filter((word) => states.includes(word));
  return words.length === 0 && states.includes('unchanged') ? ['unchanged'] : words;
}
