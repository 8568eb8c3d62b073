import type { Result } from '@/lib/base/result';
import type { Deletion, StatusChange } from '@/lib/record/schema/undoable-change';
import type { SourceStatus } from '@/lib/record/schema/vocabulary';
import type { WriteProblem } from '@/lib/record/schema/write-problem';
import { SOURCE_STATUSES } from '@/lib/record/vocabulary';
import type { LibraryMessage, Notifications } from './notifications';
import type { OptimisticValues } from './optimistic';
import type { RunningChanges } from './running-changes';
import type { SourceChange } from './source-change';

type AsyncWriteResult<T> = Promise<Result<T, WriteProblem>>;

/** The dependencies of the actions. Each write is one message to the worker, which handles them one after the other. */
export type SourceActionDeps = {
  now: () => Date;
  /** Returns what was changed, as the worker saved it for Undo; null: nothing. */
  setSourceStatus: (
    stableIds: string[],
    status: SourceStatus,
    at: string,
  ) => AsyncWriteResult<StatusChange | null>;
  undoStatusChange: (change: StatusChange) => AsyncWriteResult<number>;
  /** Returns what was deleted, as the worker saved it for Undo; null: nothing. */
  moveToBin: (stableIds: string[], at: string) => AsyncWriteResult<Deletion | null>;
  restoreFromBin: (stableIds: string[]) => AsyncWriteResult<number>;
  /** The changes that database reads do not return yet, by stable id. */
  pendingChanges: OptimisticValues<SourceChange>;
  runningChanges: RunningChanges;
  notifications: Notifications;
  format: (message: LibraryMessage) => string;
};

/**
 * The actions on sources. Every change is shown at once; if its write fails, the change is reverted and a notification
 * says why. Each action resolves to whether it was written.
 */
export type SourceActions = {
  setStatus: (stableIds: string[], status: SourceStatus) => Promise<boolean>;
  undoStatusChange: (change: StatusChange) => Promise<boolean>;
  deleteSources: (stableIds: string[]) => Promise<boolean>;
  restoreSources: (stableIds: string[]) => Promise<boolean>;
};

/** Creates the actions on sources. */
export function createSourceActions(deps: SourceActionDeps): SourceActions {
  const { pendingChanges, runningChanges } = deps;
  /** Performs a change that `undo` reverts. It gets what was written. */
  const change = <T>(
    changes: ReadonlyMap<string, SourceChange>,
    write: (at: string) => AsyncWriteResult<T | null>,
    undo: (written: T) => Promise<boolean>,
  ): AsyncWriteResult<T | null> => {
    const now = deps.now();
    const hidesUndoUntil = new Date(now.getTime() - 1).toISOString();
    const undoWhenWritten = callOnce(() => {
      void reply.then((result) => result.ok && result.value && undo(result.value));
    });
    deps.notifications.notify(null);
    const reply = runningChanges.run({ hidesUndoUntil, undo: undoWhenWritten }, () =>
      pendingChanges.request(changes, () => write(now.toISOString())),
    );
    return reply;
  };
  /** Performs a change that cannot be undone. Undo of changes up to `hidesUndoUntil` is not offered meanwhile. */
  const restore = (
    changes: ReadonlyMap<string, SourceChange>,
    hidesUndoUntil: string,
    write: () => AsyncWriteResult<number>,
  ) => {
    deps.notifications.notify(null);
    return runningChanges.run({ hidesUndoUntil, undo: null }, () => pendingChanges.request(changes, write));
  };
  const actions: SourceActions = {
    setStatus: async (ids, status) => {
      const reply = await change(
        changeEach(ids, { kind: 'status', status }),
        (at) => deps.setSourceStatus(ids, status, at),
        actions.undoStatusChange,
      );
      // If sources moved, the notification with Undo reports it.
      return report(deps, reply, (written) =>
        written ? null : { kind: 'status-changed', count: ids.length, status },
      );
    },
    undoStatusChange: async (statusChange) => {
      const changes = SOURCE_STATUSES.flatMap((status) => [
        ...changeEach(statusChange.before[status], { kind: 'status', status }),
      ]);
      const reply = await restore(new Map(changes), statusChange.at, () =>
        deps.undoStatusChange(statusChange),
      );
      return report(deps, reply, (count) => ({ kind: 'status-change-undone', count }));
    },
    deleteSources: async (ids) => {
      const reply = await change(
        changeEach(ids, { kind: 'delete', at: deps.now().toISOString() }),
        (at) => deps.moveToBin(ids, at),
        ({ stableIds }) => actions.restoreSources(stableIds),
      );
      return report(deps, reply, () => null);
    },
    restoreSources: async (ids) => {
      const reply = await restore(changeEach(ids, { kind: 'restore' }), deps.now().toISOString(), () =>
        deps.restoreFromBin(ids),
      );
      return report(deps, reply, (count) => ({ kind: 'restored', count }));
    },
  };
  return actions;
}

/** Shows the problem of a failed write or the message of a successful one. Returns whether the write succeeded. */
function report<T>(
  { notifications, format }: Pick<SourceActionDeps, 'notifications' | 'format'>,
  reply: Result<T, WriteProblem>,
  getMessage: (value: T) => LibraryMessage | null,
): boolean {
  if (!reply.ok) {
    notifications.notifyError(format({ kind: 'problem', problem: reply.problem }));
    return false;
  }
  const message = getMessage(reply.value);
  if (message) notifications.notifyStatus(format(message));
  else notifications.notify(null);
  return true;
}

const changeEach = (stableIds: string[], change: SourceChange): Map<string, SourceChange> =>
  new Map(stableIds.map((id) => [id, change]));

function callOnce(callback: () => void): () => void {
  let isCalled = false;
  return () => {
    if (isCalled) return;
    isCalled = true;
    callback();
  };
}
