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
import { deleteChange, isEmptyChange } from './delete-changes';

/**
 * A change to store. The caller creates `id`, so that a repeated request does not start the change again. `chunkSize` is the number
 * of sources per transaction. `at` is the time of the reader's action (ISO 8601).
 */
export type ChangeRequest = {
  id: string;
  at: string;
  action: ChangeAction;
  stableIds: string[];
  chunkSize?: number;
};

type AsyncChange = Promise<Result<LibraryChange | null, WriteProblem>>;

/** Stores a change with all its chunks without applying them. If the id exists, returns the stored change. */
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

/** Starts the undo of a change. The worker then undoes the applied chunks from the last to the first. */
export const undoChange = (database: Database, id: string): AsyncChange =>
  updateChange(database, id, (change) =>
    change.state === 'undone' || change.state === 'undoing'
      ? change
      : { ...change, state: change.appliedCount === 0 ? 'undone' : 'undoing', problem: null },
  );

/** Stops a change or its undo after the current chunk. The applied chunks stay and can be undone. */
export const cancelChange = (database: Database, id: string): AsyncChange =>
  updateChange(database, id, (change) => (isUnfinished(change) ? { ...change, state: 'cancelled' } : change));

/** Deletes a change if it has ended without changing a source. */
export const deleteEmptyChange = (database: Database, id: string): Promise<Result<null, WriteProblem>> =>
  attemptWrite(() =>
    database.transaction('rw', database.changes, database.changeChunks, async () => {
      const change = await findChange(database, id);
      if (change && isEmptyChange(change)) await deleteChange(database, id);
      return null;
    }),
  );

/**
 * Stops a change whose next chunk could not be written. The applied chunks stay and can be undone. A `relink` stays unfinished, so that
 * the worker continues it later, because all sources must be linked to the saved venue.
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
