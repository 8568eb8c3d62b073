import { err, ok, type Result } from '@/lib/base/result';
import type { SourceStatus } from '@/lib/record/schema/vocabulary';
import type { WriteProblem } from '@/lib/record/schema/write-problem';
import { SOURCE_STATUSES } from '@/lib/record/vocabulary';
import type { LibraryMessage, Notifications } from './notifications';
import type { Optimistic } from './optimistic';
import type { SourceChange } from './source-change';
import { type IdsByStatus, performWithUndo, type SettingPort, type StatusChange } from './undo';

type AsyncCount = Promise<Result<number, WriteProblem>>;

/** The dependencies of the actions. Each write is one message to the worker. */
export type SourceActionDeps = {
  now: () => Date;
  setSourceStatus: (stableIds: string[], status: SourceStatus) => AsyncCount;
  moveToBin: (stableIds: string[]) => AsyncCount;
  restoreFromBin: (stableIds: string[]) => AsyncCount;
  /** Groups these sources by status, without those in the bin. */
  getIdsByStatus: (stableIds: string[]) => Promise<IdsByStatus>;
  lastStatusChange: SettingPort<(StatusChange & { at: string }) | null>;
  lastDeletion: SettingPort<{ at: string; stableIds: string[] } | null>;
  /** Runs one task at a time, or Undo could read the database before the change that it should undo is written. */
  withLock: <T>(task: () => Promise<T>) => Promise<T>;
  /** The changes that database reads do not return yet, by stable id. */
  pendingChanges: Optimistic<SourceChange>;
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
  const { notifications, format, pendingChanges } = deps;
  const run = (changes: ReadonlyMap<string, SourceChange>, write: () => AsyncCount): AsyncCount =>
    pendingChanges.request(changes, () => deps.withLock(write).catch(describeFailure));
  const report = (
    reply: Result<number, WriteProblem>,
    getMessage: (count: number) => LibraryMessage | null,
  ) => {
    if (!reply.ok) {
      notifications.notifyError(format({ kind: 'problem', problem: reply.problem }));
      return false;
    }
    const message = getMessage(reply.value);
    if (message) notifications.notifyStatus(format(message));
    else notifications.notify(null);
    return true;
  };
  return {
    setStatus: async (ids, status) => {
      const reply = await run(changeEach(ids, { kind: 'status', status }), () =>
        setStatus(deps, ids, status),
      );
      // If sources moved, the notification with Undo reports it.
      return report(reply, (count) =>
        count > 0 ? null : { kind: 'status-changed', count: ids.length, status },
      );
    },
    undoStatusChange: async (change) => {
      const changes = SOURCE_STATUSES.flatMap((status) => [
        ...changeEach(change.before[status], { kind: 'status', status }),
      ]);
      const reply = await run(new Map(changes), () => undoStatusChange(deps, change));
      return report(reply, (count) => ({ kind: 'status-change-undone', count }));
    },
    deleteSources: async (ids) => {
      const at = deps.now().toISOString();
      const reply = await run(changeEach(ids, { kind: 'delete', at }), () =>
        performWithUndo(deps.lastDeletion, { at, stableIds: ids }, () => deps.moveToBin(ids)),
      );
      return report(reply, () => null);
    },
    restoreSources: async (ids) => {
      const reply = await run(changeEach(ids, { kind: 'restore' }), () => deps.restoreFromBin(ids));
      const isRestored = report(reply, (count) => ({ kind: 'restored', count }));
      if (isRestored) await forget(deps.lastDeletion);
      return isRestored;
    },
  };
}

// Reading the database and writing `lastStatusChange` or `lastDeletion` can reject, for example on a full disk.
const describeFailure = (thrown: unknown): Result<number, WriteProblem> =>
  err({ kind: 'store-failed', name: thrown instanceof Error ? thrown.name : String(thrown) });

// A failure is ignored: an Undo that is still offered changes nothing.
const forget = (setting: { set: (value: null) => Promise<void> }): Promise<void> =>
  setting.set(null).catch(() => {});

const changeEach = (stableIds: string[], change: SourceChange): Map<string, SourceChange> =>
  new Map(stableIds.map((id) => [id, change]));

/** Sets the status of sources and saves the previous ones for Undo. Returns how many sources changed. */
export async function setStatus(
  deps: Pick<SourceActionDeps, 'now' | 'getIdsByStatus' | 'setSourceStatus' | 'lastStatusChange'>,
  stableIds: string[],
  status: SourceStatus,
): AsyncCount {
  const before = { ...(await deps.getIdsByStatus(stableIds)), [status]: [] };
  const movedCount = countSources(before);
  const change = { at: deps.now().toISOString(), status, before };
  const write = () => deps.setSourceStatus(stableIds, status);
  const reply = movedCount > 0 ? await performWithUndo(deps.lastStatusChange, change, write) : await write();
  return reply.ok ? ok(movedCount) : reply;
}

/**
 * Restores the previous status of sources. A source whose status was changed again or that is in the bin is not changed.
 * Returns how many sources were restored.
 */
export async function undoStatusChange(
  deps: Pick<SourceActionDeps, 'getIdsByStatus' | 'setSourceStatus' | 'lastStatusChange'>,
  { status, before }: StatusChange,
): AsyncCount {
  const changedIds = SOURCE_STATUSES.flatMap((previousStatus) => before[previousStatus]);
  const unmovedIds = new Set((await deps.getIdsByStatus(changedIds))[status]);
  let restoredCount = 0;
  for (const previousStatus of SOURCE_STATUSES) {
    const ids = before[previousStatus].filter((id) => unmovedIds.has(id));
    if (ids.length === 0) continue;
    const reply = await deps.setSourceStatus(ids, previousStatus);
    if (!reply.ok) return reply;
    restoredCount += reply.value;
  }
  await forget(deps.lastStatusChange);
  return ok(restoredCount);
}

/** Counts the sources that a change of status moved. */
export const countSources = (before: IdsByStatus): number =>
  SOURCE_STATUSES.reduce((sum, status) => sum + before[status].length, 0);
