import type { Result } from '@/lib/base/result';
import { ChangeChunk, isUnfinished, type LibraryChange } from '@/lib/record/schema/library-change';
import type { WriteProblem } from '@/lib/record/schema/write-problem';
import type { Database } from '../../open-database';
import { findChange } from '../../queries/list-changes';
import { attemptWrite } from '../attempt-write';
import { getOutboxTables } from '../enqueue-sources';
import { getSourceTables } from '../put-sources';
import { applyToRows, type ChunkOutcome, undoOnRows } from './change-rows';
import { undoImportChunk } from './import-change';
import { removeChunks, removeReplacedChanges } from './remove-replaced-changes';

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
        database.snapshots,
        database.pageChecks,
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
  const outcome =
    change.action.kind === 'import' && chunk
      ? await undoImportChunk(database, change, chunk, now)
      : await undoOnRows(database, change, chunk?.before ?? [], now);
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
