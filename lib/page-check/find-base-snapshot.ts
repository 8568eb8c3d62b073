import { listQuotes } from '@/lib/evidence/quote-state';
import type { Snapshot } from '@/lib/record/schema/snapshot';
import type { Source } from '@/lib/record/schema/source';

/**
 * Finds the text with which a page is compared: the newest one that the reader saved, or the one that a quote was taken from, if that is
 * older. Texts captured by checks are used only if there is no other. Otherwise, the check that finds an edit would hide it from the next one. `snapshots` are those
 * of the page, without its PDFs, oldest first. Returns null if there are none but selections.
 */
export function findBaseSnapshot(
  { keyPoints }: Pick<Source, 'keyPoints'>,
  snapshots: readonly Snapshot[],
): Snapshot | null {
  const texts = snapshots.filter(({ scope }) => scope !== 'selection');
  const savedIndex = texts.findLastIndex(({ isFromCheck }) => !isFromCheck);
  const quotedHashes = new Set(listQuotes(keyPoints).map(({ snapshot }) => snapshot));
  const quotedIndex = texts.findIndex(({ sha256 }) => quotedHashes.has(sha256));
  const indexes = [savedIndex, quotedIndex].filter((index) => index >= 0);
  return texts[indexes.length === 0 ? 0 : Math.min(...indexes)] ?? null;
}
