import { findSavedText } from './find-saved-text';
import type { KeyPoint, Quote } from './schema/parts';
import type { Snapshot } from './schema/snapshot';

/** Returns whether any quote has a position in a captured text, but no reference to the snapshot with that text. */
export const hasUnlinkedQuote = (keyPoints: readonly KeyPoint[]): boolean =>
  keyPoints.some(({ quotes }) => quotes.some(isUnlinked));

/**
 * Adds to each quote a reference to the snapshot whose text has the words of the quote at its position. `snapshots` has the oldest first.
 * If several snapshots match, `findSavedText` chooses one. A quote that has a reference, or matches no snapshot, does not change.
 */
export const linkQuotes = (
  keyPoints: readonly KeyPoint[],
  snapshots: readonly Pick<Snapshot, 'text' | 'sha256' | 'isFromCheck'>[],
): KeyPoint[] =>
  keyPoints.map((point) => ({
    ...point,
    quotes: point.quotes.map((quote) => {
      const snapshot = isUnlinked(quote)
        ? findSavedText(snapshots.filter(({ text }) => hasWords(text, quote)))
        : null;
      return snapshot ? { ...quote, snapshot: snapshot.sha256 } : quote;
    }),
  }));

const isUnlinked = ({ start, snapshot }: Quote): boolean => start !== null && snapshot === undefined;

const hasWords = (text: string, { exact, start, end }: Quote): boolean =>
  start !== null && end !== null && text.slice(start, end) === exact;
