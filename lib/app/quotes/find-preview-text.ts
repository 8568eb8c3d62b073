import { buildSelectors } from '@/lib/evidence/quote-state';
import type { TextRange } from '@/lib/evidence/searchable-text';
import { findQuotedText } from '@/lib/page-check/find-quoted-text';
import { findSavedText } from '@/lib/record/find-saved-text';
import type { Quote } from '@/lib/record/schema/parts';
import type { Snapshot } from '@/lib/record/schema/snapshot';

/** A captured text, and where it has the quote at which it opens. Null means that it does not have the quote. */
export type PreviewText = { snapshot: Snapshot; quoteRange: TextRange | null };

/**
 * Finds the captured text that the text preview of the form shows: one that has the quote, or else the one that the reader saved. `snapshots` has
 * the oldest first. Returns null if there is none.
 */
export function findPreviewText(snapshots: readonly Snapshot[], quote: Quote | null): PreviewText | null {
  const [selector] = quote ? buildSelectors([quote], snapshots) : [];
  const quoted = selector && findQuotedText(selector, snapshots);
  if (quoted) return { snapshot: quoted.snapshot, quoteRange: quoted.match };
  const snapshot = findSavedText(snapshots);
  return snapshot && { snapshot, quoteRange: null };
}
