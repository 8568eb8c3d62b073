import type { Result } from '@/lib/base/result';
import {
  ChangeChunk,
  isUndoable,
  isUnfinished,
  type LibraryChange,
} from '@/lib/record/schema/library-change';
import type { WriteProblem } from '@/lib/record/schema/write-problem';
import type { Database } from '../../open-database';
import { findChange } from '../../queries/list-changes';
import { attemptWrite } from '../attempt-write';
import { getOutboxTables } from '../enqueue-sources';
import { getSourceTables } from '../put-sources';
import { applyToRows, type ChunkOutcome, undoOnRows } from './change-rows';

/**
 * Applies or undoes the next chunk of an unfinished change. The sources, the replaced values and the progress are written in one
 * transaction. Returns the updated change, or null if there is no such change.
 */
export function applyNextChunk(
  database: Database,
  changeId: string,
  now: Date,
): Promise<Result<LibraryChange | null, WriteProblem>> {
  return attemptWrite(() =>
    database.transaction(
      'rw',
      [
        ...getSourceTables(database),
        database.venues,
        database.changes,
        database.changeChunks,
        ...getOutboxTables(database),
      ],
      async () => {
        const change = await findChange(database, changeId);
        if (!change || !isUnfinished(change)) return change;
        const isRunning = change.state === 'running';
        const nextChange = await (isRunning ? applyChunk : undoChunk)(database, change, now);
        await database.changes.put(nextChange);
        return nextChange;
      },
    ),
  );
}

async function applyChunk(database: Database, change: LibraryChange, now: Date): Promise<LibraryChange> {
  const chunk = await findChunk(database, change.id, change.appliedCount);
  const outcome = chunk ? await applyToRows(database, change, chunk.stableIds, now) : EMPTY_OUTCOME;
  if (chunk) await database.changeChunks.put({ ...chunk, before: outcome.before });
  const appliedCount = change.appliedCount + 1;
  const nextChange: LibraryChange = {
    ...addSkipped(change, outcome),
    appliedCount,
    changedCount: change.changedCount + outcome.before.length,
  };
  if (appliedCount < change.chunkCount) return nextChange;
  const finishedChange: LibraryChange = { ...nextChange, state: 'finished' };
  await removeReplacedChanges(database, finishedChange);
  return finishedChange;
}

async function undoChunk(database: Database, change: LibraryChange, now: Date): Promise<LibraryChange> {
  const appliedCount = change.appliedCount - 1;
  const chunk = await findChunk(database, change.id, appliedCount);
  const outcome = await undoOnRows(database, change, chunk?.before ?? [], now);
  await database.changeChunks.delete([change.id, appliedCount]);
  if (appliedCount <= 0) await removeChunks(database, change.id);
  return {
    ...addSkipped(change, outcome),
    appliedCount,
    undoneCount: change.undoneCount + outcome.before.length,
    state: appliedCount <= 0 ? 'undone' : 'undoing',
  };
}

const EMPTY_OUTCOME: ChunkOutcome = { before: [], skippedCount: 0, urlHolderTitle: null };

const addSkipped = (change: LibraryChange, outcome: ChunkOutcome): LibraryChange => ({
  ...change,
  skippedCount: change.skippedCount + outcome.skippedCount,
  urlHolderTitle: change.urlHolderTitle ?? outcome.urlHolderTitle,
});

async function findChunk(database: Database, changeId: string, index: number): Promise<ChangeChunk | null> {
  return ChangeChunk.safeParse(await database.changeChunks.get([changeId, index])).data ?? null;
}

// Removes the changes that can no longer be undone. Only the last change of each kind can be undone. A restore replaces the deletion,
// whose undo would have no effect.
async function removeReplacedChanges(database: Database, change: LibraryChange): Promise<void> {
  const { kind } = change.action;
  const canUndo = change.changedCount > 0 && isUndoable(change.action);
  if (!canUndo) await removeChunks(database, change.id);
  if (change.changedCount === 0) return;
  for (const earlierChange of await database.changes.toArray()) {
    const isReplaced =
      earlierChange.action.kind === kind ||
      earlierChange.state === 'undone' ||
      (kind === 'restore' && earlierChange.action.kind === 'delete');
    if (earlierChange.id === change.id || isUnfinished(earlierChange) || !isReplaced) continue;
    await removeChunks(database, earlierChange.id);
    await database.changes.delete(earlierChange.id);
  }
}

const removeChunks = (database: Database, changeId: string): Promise<number> =>
  database.changeChunks.where('changeId').equals(changeId).delete();
