import type { QuoteSelector } from '@/lib/evidence/anchor-quote';
import type { PageMatch } from '@/lib/evidence/highlight-request';
import { findQuotesInText } from '@/lib/evidence/quote-state';
import { findSavedText } from '@/lib/record/find-saved-text';
import type { Snapshot } from '@/lib/record/schema/snapshot';

/** A captured text that has a quote, and where. */
export type QuotedText = { snapshot: Snapshot; match: PageMatch };

/**
 * Finds the text in which a quote is shown: one with its unchanged words, if possible one that the reader saved, and else one in which they changed.
 * `snapshots` has the oldest first. Returns null if none has the quote.
 */
export function findQuotedText(selector: QuoteSelector, snapshots: readonly Snapshot[]): QuotedText | null {
  const found = snapshots.flatMap((snapshot): QuotedText[] => {
    const [match] = findQuotesInText([selector], snapshot.text);
    return match ? [{ snapshot, match }] : [];
  });
  const unchanged = found.filter(({ match }) => match.precision !== 'approximate');
  const shown = unchanged.length > 0 ? unchanged : found;
  const savedText = findSavedText(shown.map(({ snapshot }) => snapshot));
  return shown.find(({ snapshot }) => snapshot === savedText) ?? null;
}
