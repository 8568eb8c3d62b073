import { isUndoable, isUnfinished, type LibraryChange } from '@/lib/record/schema/library-change';
import type { Database } from '../../open-database';
import { findChange, listChanges } from '../../queries/list-changes';

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
    await removeChange(database, earlierChange.id);
  }
}

/** Whether `other` can no longer be undone after a change. A newer import and one of another origin may still run. */
function isReplacedBy(other: LibraryChange, { action, at }: LibraryChange): boolean {
  const otherAction = other.action;
  return otherAction.kind === 'import' && action.kind === 'import'
    ? otherAction.origin === action.origin && other.at <= at
    : otherAction.kind === action.kind;
}

/** Removes a change, which then cannot be undone. Resolves to false if the worker still applies or undoes it. */
export const expireUndo = (database: Database, changeId: string): Promise<boolean> =>
  database.transaction('rw', database.changes, database.changeChunks, async () => {
    const change = await findChange(database, changeId);
    if (change && isUnfinished(change)) return false;
    await removeChange(database, changeId);
    return true;
  });

/** Whether a change has ended without changing a source. An import is in this state at its start, too. */
export const isEmptyChange = (change: LibraryChange): boolean =>
  !isUnfinished(change) && change.changedCount === 0;

/** Removes the changes that ended without changing a source. Must not be called while an import runs. */
export const removeEmptyChanges = (database: Database): Promise<void> =>
  database.transaction('rw', database.changes, database.changeChunks, async () => {
    for (const change of await listChanges(database))
      if (isEmptyChange(change)) await removeChange(database, change.id);
  });

/** Removes a change with its chunks. Must be called inside a transaction. */
export async function removeChange(database: Database, changeId: string): Promise<void> {
  await removeChunks(database, changeId);
  await database.changes.delete(changeId);
}

/** Removes the chunks of a change, which then cannot be undone. */
export const removeChunks = (database: Database, changeId: string): Promise<number> =>
  database.changeChunks.where('changeId').equals(changeId).delete();
