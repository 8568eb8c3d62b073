import search from 'approx-string-match';
import type { TextRange } from './searchable-text';

/** How much of the text before and after a quote is the same, from 0 to 1 each. Null means that the quote has no such context. */
export type ContextMatch = { prefix: number | null; suffix: number | null };

/** The normalised text before and after a quote. */
export type Context = { prefix: string; suffix: string };

/**
 * Returns a function that compares the text around a range of `text` with the context of the quote. A text with repetitions has the same
 * words around many ranges, so each comparison is made once.
 */
export function createContextComparison(text: string, context: Context): (range: TextRange) => ContextMatch {
  const comparePrefix = createNearComparison(context.prefix, 'end');
  const compareSuffix = createNearComparison(context.suffix, 'start');
  return ({ start, end }) => ({
    prefix: comparePrefix(text.slice(Math.max(0, start - getReach(context.prefix)), start)),
    suffix: compareSuffix(text.slice(end, end + getReach(context.suffix))),
  });
}

/**
 * Combines both sides into one number from 0 to 1. A quote without context has 1, because nothing contradicts its place. A side that
 * agrees only roughly although it is unchanged elsewhere (`isContextElsewhere`) counts as 0.
 */
export function rateContext(
  match: ContextMatch,
  isContextElsewhere: Record<keyof Context, boolean> = { prefix: false, suffix: false },
): number {
  const [prefix, suffix] = (['prefix', 'suffix'] as const).map((side) =>
    isContextElsewhere[side] && match[side] !== 1 && match[side] !== null ? 0 : match[side],
  );
  if (prefix == null || suffix == null) return prefix ?? suffix ?? 1;
  // One side that agrees completely is stronger evidence than two sides that agree partly, because any two texts agree
  // partly.
  return Math.max((prefix + suffix) / 2, Math.max(prefix, suffix) * 0.8);
}

/** Returns for each side whether the text contains it unchanged. Short sides may occur anywhere and are ignored. */
export function findUnchangedContext(text: string, context: Context): Record<keyof Context, boolean> {
  const isInText = (side: string): boolean => side.length >= 2 * JOINED_LENGTH && text.includes(side);
  return { prefix: isInText(context.prefix), suffix: isInText(context.suffix) };
}

// The minimum length of a side in UTF-16 code units. Shorter sides may be next to each other by chance.
const JOINED_LENGTH = 10;

/** Whether the text before the quote is now directly followed by the text after it, because the quote was removed. */
export function isContextJoined(text: string, { prefix, suffix }: Context): boolean {
  if (prefix.length < JOINED_LENGTH || suffix.length < JOINED_LENGTH) return false;
  return text.includes(prefix.slice(-JOINED_LENGTH) + suffix.slice(0, JOINED_LENGTH));
}

// A word may have been inserted between the quote and its context.
const getReach = (context: string): number => Math.round(context.length * 1.25) + 12;

function createNearComparison(context: string, side: 'start' | 'end'): (nearbyText: string) => number | null {
  const knownResults = new Map<string, number>();
  return (nearbyText) => {
    if (context === '') return null;
    const result = knownResults.get(nearbyText) ?? compareNear(nearbyText, context, side);
    knownResults.set(nearbyText, result);
    return result;
  };
}

function compareNear(nearbyText: string, context: string, side: 'start' | 'end'): number {
  if (side === 'end' ? nearbyText.endsWith(context) : nearbyText.startsWith(context)) return 1;
  const maxErrors = Math.floor(context.length * 0.6);
  const [match] = search(nearbyText, context, maxErrors);
  return match ? 1 - match.errors / context.length : 0;
}
