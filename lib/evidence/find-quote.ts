import type { Quote } from '@/lib/model/source';
import { findWords, rangeIn, type TextRange } from './find-words';
import { squeezed } from './squeezed';

/** A quote found again: with its words, or with the words that stand between its surroundings now. */
export type FoundQuote = TextRange & { kind: 'same' | 'changed' };

/**
 * Where a quote stands in a later text of the same source; null: its words and its surroundings are gone. `changed`:
 * what stood before and after is there, and other words, at most twice as many, are in between.
 */
export function findQuote(quote: Quote, text: string): FoundQuote | null {
  const same = findWords(quote, text, quote.start);
  if (same) return { ...same, kind: 'same' };
  const between = betweenSurroundings(quote, text);
  return between && { ...between, kind: 'changed' };
}

// Shorter surroundings ("the", "of the") stand everywhere.
const TELLING = 12;

function betweenSurroundings({ exact, prefix, suffix }: Quote, text: string): TextRange | null {
  const page = squeezed(text);
  const [before, words, after] = [squeezed(prefix).text, squeezed(exact).text, squeezed(suffix).text];
  if (before.length < TELLING || after.length < TELLING) return null;
  for (let at = page.text.indexOf(before); at >= 0; at = page.text.indexOf(before, at + 1)) {
    const from = at + before.length;
    const to = page.text.slice(from, from + 2 * words.length + after.length).indexOf(after);
    if (to > 0) return rangeIn(page, from, from + to);
  }
  return null;
}
