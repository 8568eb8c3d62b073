import type { Snapshot } from './schema/snapshot';

/**
 * Finds the saved text of a source: the newest snapshot that the reader saved, or the newest snapshot if all are from
 * checks. `snapshots` has the oldest first. Returns null for an empty list.
 */
export const findSavedText = <Text extends Pick<Snapshot, 'isFromCheck'>>(
  snapshots: readonly Text[],
): Text | null => snapshots.findLast(({ isFromCheck }) => !isFromCheck) ?? snapshots.at(-1) ?? null;
