import { isUndoable, isUnfinished, type LibraryChange } from '@/lib/record/schema/library-change';
import type { Database } from '../../open-database';

/**
 * Removes the changes that can no longer be undone after `change`. Only the last change of each kind can be undone. A restore replaces
 * the deletion, whose undo would have no effect. Must be called inside a transaction.
 */
export async function removeReplacedChanges(database: Database, change: LibraryChange): Promise<void> {
  const { kind } = change.action;
  const canUndo = change.changedCount > 0 && isUndoable(change.action);
  if (!canUndo) await removeChunks(database, change.id);
  if (change.changedCount === 0) return;
  for (const earlierChange of await database.changes.toArray()) {
    const isReplaced =
      isReplacedBy(earlierChange, change) ||
      earlierChange.state === 'undone' ||
      (kind === 'restore' && earlierChange.action.kind === 'delete');
    if (earlierChange.id === change.id || isUnfinished(earlierChange) || !isReplaced) continue;
    await removeChunks(database, earlierChange.id);
    await database.changes.delete(earlierChange.id);
  }
}

/** Whether `other` can no longer be undone after a change. A newer import and one of another origin may still run. */
function isReplacedBy(other: LibraryChange, { action, at }: LibraryChange): boolean {
  const otherAction = other.action;
  return otherAction.kind === 'import' && action.kind === 'import'
    ? otherAction.origin === action.origin && other.at <= at
    : otherAction.kind === action.kind;
}

/** Removes the chunks of a change, which then cannot be undone. */
export const removeChunks = (database: Database, changeId: string): Promise<number> =>
  database.changeChunks.where('changeId').equals(changeId).delete();
