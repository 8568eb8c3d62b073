import { buildSelectors } from '@/lib/evidence/quote-state';
import { findQuotedText } from '@/lib/page-check/find-quoted-text';
import { findSavedText } from '@/lib/record/find-saved-text';
import type { Quote } from '@/lib/record/schema/parts';
import type { Snapshot } from '@/lib/record/schema/snapshot';

/**
 * Finds the captured text that the text preview of the form shows: one that has the quote, or else the one that the reader saved. `snapshots` has
 * the oldest first. Returns null if there is none.
 */
export function findPreviewText(snapshots: readonly Snapshot[], quote: Quote | null): Snapshot | null {
  const [selector] = quote ? buildSelectors([quote], snapshots) : [];
  return (selector && findQuotedText(selector, snapshots)) ?? findSavedText(snapshots);
}
