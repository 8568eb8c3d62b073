import type { Result } from '@/lib/base/result';
import { isUndoOnlyAction, isUnfinished, type LibraryChange } from '@/lib/record/schema/library-change';
import type { WriteProblem } from '@/lib/record/schema/write-problem';
import type { Database } from '../../open-database';
import { findChange, findChunk } from '../../queries/list-changes';
import { attemptWrite } from '../attempt-write';
import { getOutboxTables } from '../enqueue-sources';
import { getSourceTables } from '../save-sources';
import { applyToRows, type ChunkOutcome, undoOnRows } from './change-rows';
import { deleteChunks, deleteReplacedChanges } from './delete-changes';
import { undoWrittenChunk } from './undo-written-chunk';

/**
 * Applies or undoes the next chunk of an unfinished change. The sources, the replaced values and the progress are written in one
 * transaction. `restoredFileIds` are the sources whose PDF file the undo of this chunk restored. Returns the updated change, or null if
 * there is no such change.
 */
export function applyNextChunk(
  database: Database,
  changeId: string,
  now: Date,
  restoredFileIds: ReadonlySet<string> = new Set(),
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
        const nextChange =
          change.state === 'running'
            ? await applyChunk(database, change, now)
            : await undoChunk(database, change, restoredFileIds, now);
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
    ...addSkippedCount(change, outcome),
    appliedCount,
    changedCount: change.changedCount + outcome.before.length,
  };
  if (appliedCount < change.chunkCount) return nextChange;
  const finishedChange: LibraryChange = { ...nextChange, state: 'finished' };
  await deleteReplacedChanges(database, finishedChange);
  return finishedChange;
}

async function undoChunk(
  database: Database,
  change: LibraryChange,
  restoredFileIds: ReadonlySet<string>,
  now: Date,
): Promise<LibraryChange> {
  const appliedCount = change.appliedCount - 1;
  const chunk = await findChunk(database, change.id, appliedCount);
  const outcome =
    isUndoOnlyAction(change.action) && chunk
      ? await undoWrittenChunk(database, change, { ...chunk, restoredFileIds }, now)
      : await undoOnRows(database, change, chunk?.before ?? [], now);
  await database.changeChunks.delete([change.id, appliedCount]);
  if (appliedCount <= 0) await deleteChunks(database, change.id);
  return {
    ...addSkippedCount(change, outcome),
    appliedCount,
    undoneCount: change.undoneCount + outcome.before.length,
    state: appliedCount <= 0 ? 'undone' : 'undoing',
  };
}

const EMPTY_OUTCOME: ChunkOutcome = { before: [], skippedCount: 0, urlHolderTitle: null };

const addSkippedCount = (change: LibraryChange, outcome: ChunkOutcome): LibraryChange => ({
  ...change,
  skippedCount: change.skippedCount + outcome.skippedCount,
  urlHolderTitle: change.urlHolderTitle ?? outcome.urlHolderTitle,
});
