import type { KeyPoint, Quote } from './schema/parts';
import type { Snapshot } from './schema/snapshot';

/** Whether a quote has a place in a captured text, but does not name the snapshot with that text. */
export const hasUnlinkedQuote = (keyPoints: readonly KeyPoint[]): boolean =>
  keyPoints.some(({ quotes }) => quotes.some(isUnlinked));

/**
 * Adds to each quote the snapshot whose text has its words at its place. `snapshots` has the oldest first; the newest one with
 * these words is used. Quotes that name a snapshot, and quotes in none of the texts, do not change.
 */
export const linkQuotes = (
  keyPoints: readonly KeyPoint[],
  snapshots: readonly Pick<Snapshot, 'text' | 'sha256'>[],
): KeyPoint[] =>
  keyPoints.map((point) => ({
    ...point,
    quotes: point.quotes.map((quote) => {
      const snapshot = isUnlinked(quote)
        ? snapshots.findLast(({ text }) => hasWords(text, quote))
        : undefined;
      return snapshot ? { ...quote, snapshot: snapshot.sha256 } : quote;
    }),
  }));

const isUnlinked = ({ start, snapshot }: Quote): boolean => start !== null && snapshot === undefined;

const hasWords = (text: string, { exact, start, end }: Quote): boolean =>
  start !== null && end !== null && text.slice(start, end) === exact;
