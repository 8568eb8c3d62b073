import {
  CHANGE_CHUNK_SIZE,
  hasWrittenAnything,
  isUndoable,
  isUndoOnlyAction,
  isUnfinished,
  type LibraryChange,
} from '@/lib/record/schema/library-change';
import type { Database } from '../../open-database';
import { findChange, listChanges, RESTORED_PART_KEY } from '../../queries/list-changes';

/** The limits of the earlier changes of one kind that can be undone: their number, and the sum of their sources. Imports do not count. */
const MAX_EARLIER_CHANGES = 9;
const MAX_EARLIER_SOURCES = CHANGE_CHUNK_SIZE;

/**
 * Deletes the changes that can no longer be undone after `change`: the oldest of the same kind above the limits, those that `change`
 * replaces, and those that were undone. Must be called inside a transaction.
 */
export async function deleteReplacedChanges(database: Database, change: LibraryChange): Promise<void> {
  const canUndo = hasWrittenAnything(change) && isUndoable(change.action);
  if (!canUndo) await deleteChunks(database, change.id);
  if (!hasWrittenAnything(change)) return;
  const earlierChanges = (await database.changes.toArray())
    .filter((earlierChange) => earlierChange.id !== change.id && !isUnfinished(earlierChange))
    .sort((a, b) => (a.at < b.at ? 1 : -1));
  let retainedCount = 0;
  let retainedSourceCount = 0;
  for (const earlierChange of earlierChanges) {
    let isReplaced = earlierChange.state === 'undone' || isReplacedBy(earlierChange, change);
    const isCounted =
      earlierChange.action.kind === change.action.kind && !isUndoOnlyAction(earlierChange.action);
    if (!isReplaced && isCounted) {
      retainedCount += 1;
      retainedSourceCount += earlierChange.sourceCount;
      isReplaced = retainedCount > MAX_EARLIER_CHANGES || retainedSourceCount > MAX_EARLIER_SOURCES;
    }
    if (isReplaced) await deleteChange(database, earlierChange.id);
  }
}

/**
 * Returns whether the change `other` can no longer be undone after another change:
 * - Only the last import of each origin and the last added PDF can be undone, because they store whole texts and files. An older import
 *   that still runs does not replace a newer one.
 * - A restore replaces the deletion of the same sources, because the undo of that deletion would have no effect.
 */
function isReplacedBy(other: LibraryChange, { action, at, firstIds }: LibraryChange): boolean {
  const otherAction = other.action;
  if (otherAction.kind === 'import' && action.kind === 'import')
    return otherAction.origin === action.origin && other.at <= at;
  if (action.kind === 'restore' && otherAction.kind === 'delete')
    return other.firstIds.every((stableId) => firstIds.includes(stableId));
  return otherAction.kind === action.kind && (isUndoOnlyAction(action) || action.kind === 'relink');
}

/** Deletes a change, which then cannot be undone. Resolves to false if the worker still applies or undoes it. */
export const expireUndo = (database: Database, changeId: string): Promise<boolean> =>
  database.transaction('rw', database.changes, database.changeChunks, async () => {
    const change = await findChange(database, changeId);
    if (change && isUnfinished(change)) return false;
    await deleteChange(database, changeId);
    return true;
  });

/** Returns whether a change has ended without writing anything. An import is in this state at its start, too. */
export const isEmptyChange = (change: LibraryChange): boolean =>
  !isUnfinished(change) && !hasWrittenAnything(change);

/**
 * Deletes the changes that ended without writing anything, and the last restored part of a backup. Must not be called while an import or a
 * restore runs.
 */
export const deleteEmptyChanges = (database: Database): Promise<void> =>
  database.transaction('rw', database.changes, database.changeChunks, async () => {
    for (const change of await listChanges(database))
      if (isEmptyChange(change)) await deleteChange(database, change.id);
    await database.changeChunks.delete(RESTORED_PART_KEY);
  });

/**
 * Deletes the changes that moved sources to the bin before `cutoff` (ISO 8601). Must be called inside the transaction that deletes these
 * sources permanently.
 */
export async function deleteOldDeletions(database: Database, cutoff: string): Promise<void> {
  for (const change of await listChanges(database))
    if (change.action.kind === 'delete' && change.at < cutoff && !isUnfinished(change))
      await deleteChange(database, change.id);
}

/** Deletes a change with its chunks. Must be called inside a transaction. */
export async function deleteChange(database: Database, changeId: string): Promise<void> {
  await deleteChunks(database, changeId);
  await database.changes.delete(changeId);
}

/** Deletes the chunks of a change, which then cannot be undone. */
export const deleteChunks = (database: Database, changeId: string): Promise<number> =>
  database.changeChunks.where('changeId').equals(changeId).delete();
