import type { QuoteWord } from './field-words';

/**
 * Lists the words with which `quotes:` finds a source whose quotes have these states:
 * - `missing` and `changed`, if at least one quote has this state
 * - `unchanged`, if all quotes with a known state are unchanged
 */
export function listQuoteWords(states: readonly string[]): QuoteWord[] {
  const words = (['changed', 'missing'] as const).filter((word) => states.includes(word));
  return words.length === 0 && states.includes('unchanged') ? ['unchanged'] : words;
}
