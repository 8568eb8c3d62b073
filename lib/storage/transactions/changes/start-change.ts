import type { Result } from '@/lib/base/result';
import {
  CHANGE_CHUNK_SIZE,
  type ChangeAction,
  type ChangeChunk,
  isUnfinished,
  type LibraryChange,
} from '@/lib/record/schema/library-change';
import type { WriteProblem } from '@/lib/record/schema/write-problem';
import type { Database } from '../../open-database';
import { findChange } from '../../queries/list-changes';
import { attemptWrite } from '../attempt-write';

/**
 * A change to store. `id` is chosen by who asks, so that a repeated request does not start it again. `chunkSize` is the number of
 * sources per transaction, `at` the ISO 8601 time when the reader asked for it.
 */
export type ChangeRequest = {
  id: string;
  at: string;
  action: ChangeAction;
  stableIds: string[];
  chunkSize?: number;
};

type AsyncChange = Promise<Result<LibraryChange | null, WriteProblem>>;

/** Stores a change with all its chunks, before the first one is applied. A known id returns the stored change. */
export const startChange = (database: Database, request: ChangeRequest): AsyncChange =>
  attemptWrite(() =>
    database.transaction('rw', database.changes, database.changeChunks, async () => {
      return (await findChange(database, request.id)) ?? addChange(database, request);
    }),
  );

/** Stores a change. Must be called inside a transaction. */
export async function addChange(
  database: Database,
  { id, at, action, stableIds, chunkSize = CHANGE_CHUNK_SIZE }: ChangeRequest,
): Promise<LibraryChange> {
  const ids = [...new Set(stableIds)];
  const chunks: ChangeChunk[] = [];
  for (let start = 0; start < ids.length; start += chunkSize)
    chunks.push({
      changeId: id,
      index: chunks.length,
      stableIds: ids.slice(start, start + chunkSize),
      before: null,
    });
  const change: LibraryChange = {
    id,
    at,
    action,
    state: chunks.length === 0 ? 'finished' : 'running',
    chunkCount: chunks.length,
    appliedCount: 0,
    sourceCount: ids.length,
    changedCount: 0,
    undoneCount: 0,
    skippedCount: 0,
    urlHolderTitle: null,
    firstIds: chunks[0]?.stableIds ?? [],
    problem: null,
  };
  await database.changeChunks.bulkAdd(chunks);
  await database.changes.add(change);
  return change;
}

/** Lets the chunks that are applied be undone, from the last to the first. */
export const undoChange = (database: Database, id: string): AsyncChange =>
  updateChange(database, id, (change) =>
    change.state === 'undone' || change.state === 'undoing'
      ? change
      : { ...change, state: change.appliedCount === 0 ? 'undone' : 'undoing', problem: null },
  );

/** Stops a change, or its undo, after the chunk in progress. What is applied stays and can be undone. */
export const cancelChange = (database: Database, id: string): AsyncChange =>
  updateChange(database, id, (change) => (isUnfinished(change) ? { ...change, state: 'cancelled' } : change));

/**
 * Stops a change whose next chunk could not be written. What is applied stays and can be undone. A change that follows from
 * a saved venue stays unfinished, because its sources must agree with the venue in the end.
 */
export const failChange = (database: Database, id: string, problem: WriteProblem): AsyncChange =>
  updateChange(database, id, (change) =>
    isUnfinished(change) && change.action.kind !== 'relink'
      ? { ...change, state: 'failed', problem }
      : change,
  );

const updateChange = (
  database: Database,
  id: string,
  update: (change: LibraryChange) => LibraryChange,
): AsyncChange =>
  attemptWrite(() =>
    database.transaction('rw', database.changes, async () => {
      const change = await findChange(database, id);
      const updatedChange = change && update(change);
      if (updatedChange && updatedChange !== change) await database.changes.put(updatedChange);
      return updatedChange;
    }),
  );
