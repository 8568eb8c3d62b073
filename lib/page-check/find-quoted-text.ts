import type { QuoteSelector } from '@/lib/evidence/anchor-quote';
import { findQuotesInText } from '@/lib/evidence/quote-state';
import { findSavedText } from '@/lib/record/find-saved-text';
import type { Snapshot } from '@/lib/record/schema/snapshot';

/**
 * Finds the text in which a quote is shown: one with its unchanged words, if possible one that the reader saved, and else one in which they changed.
 * `snapshots` has the oldest first. Returns null if none has the quote.
 */
export function findQuotedText(selector: QuoteSelector, snapshots: readonly Snapshot[]): Snapshot | null {
  const matches = snapshots.map(({ text }) => findQuotesInText([selector], text)[0] ?? null);
  const found = snapshots.filter((_, index) => matches[index] !== null);
  const unchanged = snapshots.filter(
    (_, index) => matches[index] && matches[index].precision !== 'approximate',
  );
  return findSavedText(unchanged.length > 0 ? unchanged : found);
}
