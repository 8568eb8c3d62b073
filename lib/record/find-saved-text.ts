import type { Snapshot } from './schema/snapshot';

/**
 * Finds the text that counts as that of a source: the newest one that the reader saved, or the newest one
 * if the reader saved none. A text that only a check captured does not replace it
 * until the reader captures the page again. `snapshots` has the oldest first. Returns null for an empty list.
 */
export const findSavedText = <Text extends Pick<Snapshot, 'isFromCheck'>>(
  snapshots: readonly Text[],
): Text | null => snapshots.findLast(({ isFromCheck }) => !isFromCheck) ?? snapshots.at(-1) ?? null;
