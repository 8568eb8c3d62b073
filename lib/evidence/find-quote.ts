import type { Quote } from '@/lib/record/schema/parts';
import { findExactText, getOriginalRange, type TextRange } from './find-exact-text';
import { normalizeForMatching } from './normalize-for-matching';

/** A quote found again: with its words, or with the words that stand between its surroundings now. */
export type QuoteMatch = TextRange & { kind: 'same' | 'changed' };

/**
 * Where a quote stands in a later text of the same source; null: its words and its surroundings are gone. `changed`:
 * what stood before and after is there, and other words, at most twice as many, are in between.
 */
export function findQuote(quote: Quote, text: string): QuoteMatch | null {
  const exactRange = findExactText(quote, text, quote.start);
  if (exactRange) return { ...exactRange, kind: 'same' };
  const changedRange = findBetweenContext(quote, text);
  return changedRange && { ...changedRange, kind: 'changed' };
}

// Shorter surroundings ("the", "of the") stand everywhere.
const MIN_CONTEXT_LENGTH = 12;

function findBetweenContext({ exact, prefix, suffix }: Quote, text: string): TextRange | null {
  const normalized = normalizeForMatching(text);
  const [before, exactText, after] = [
    normalizeForMatching(prefix).text,
    normalizeForMatching(exact).text,
    normalizeForMatching(suffix).text,
  ];
  if (before.length < MIN_CONTEXT_LENGTH || after.length < MIN_CONTEXT_LENGTH) return null;
  for (
    let index = normalized.text.indexOf(before);
    index >= 0;
    index = normalized.text.indexOf(before, index + 1)
  ) {
    const start = index + before.length;
    const length = normalized.text.slice(start, start + 2 * exactText.length + after.length).indexOf(after);
    if (length > 0) return getOriginalRange(normalized, start, start + length);
  }
  return null;
}
