import type { SettingPort } from '@/lib/app/library/undo';
import { err, ok, type Result } from '@/lib/base/result';
import type { SourceRow } from '@/lib/record/schema/source-row';
import type { Deletion, IdsByStatus, StatusChange } from '@/lib/record/schema/undoable-change';
import type { SourceStatus } from '@/lib/record/schema/vocabulary';
import type { WriteProblem } from '@/lib/record/schema/write-problem';
import { SOURCE_STATUSES } from '@/lib/record/vocabulary';

type AsyncWriteResult<T> = Promise<Result<T, WriteProblem>>;

/**
 * The dependencies of changes that can be undone. Each write is one transaction and returns the rows that it replaced, as
 * they were before.
 */
export type UndoableChangeDeps = {
  /** Groups these sources by status, without those in the bin. */
  getIdsByStatus: (stableIds: string[]) => Promise<IdsByStatus>;
  setSourceStatus: (stableIds: string[], status: SourceStatus) => AsyncWriteResult<SourceRow[]>;
  restoreStatus: (change: StatusChange) => AsyncWriteResult<SourceRow[]>;
  moveToBin: (stableIds: string[]) => AsyncWriteResult<SourceRow[]>;
  /** Restores sources from the bin and returns how many. */
  restoreSources: (stableIds: string[]) => AsyncWriteResult<number>;
  lastStatusChange: SettingPort<StatusChange | null>;
  lastDeletion: SettingPort<Deletion | null>;
};

/** Sets the status of sources and saves the change for Undo. Returns the change; null if no status changed. */
export function changeStatus(
  deps: UndoableChangeDeps,
  { stableIds, status, at }: { stableIds: string[]; status: SourceStatus; at: string },
): AsyncWriteResult<StatusChange | null> {
  const buildChange = (ids: IdsByStatus): StatusChange | null => {
    const before = { ...ids, [status]: [] };
    return countSources(before) > 0 ? { at, status, before } : null;
  };
  return recordForUndo(deps.lastStatusChange, at, {
    predict: async () => buildChange(await deps.getIdsByStatus(stableIds)),
    perform: async () => {
      const replaced = await deps.setSourceStatus(stableIds, status);
      return replaced.ok ? ok(buildChange(groupByStatus(replaced.value))) : replaced;
    },
  });
}

/** Moves sources to the bin and saves the deletion for Undo. Returns the deletion; null if no source was moved. */
export function deleteSources(
  deps: UndoableChangeDeps,
  { stableIds, at }: { stableIds: string[]; at: string },
): AsyncWriteResult<Deletion | null> {
  const buildDeletion = (ids: string[]): Deletion | null => (ids.length > 0 ? { at, stableIds: ids } : null);
  return recordForUndo(deps.lastDeletion, at, {
    predict: async () => {
      const idsOutsideBin = new Set(Object.values(await deps.getIdsByStatus(stableIds)).flat());
      return buildDeletion(stableIds.filter((id) => idsOutsideBin.has(id)));
    },
    perform: async () => {
      const replaced = await deps.moveToBin(stableIds);
      return replaced.ok ? ok(buildDeletion(replaced.value.map(({ stableId }) => stableId))) : replaced;
    },
  });
}

/** Restores the status that sources had before a change. Returns how many sources were restored. */
export async function undoStatusChange(
  deps: UndoableChangeDeps,
  change: StatusChange,
): AsyncWriteResult<number> {
  const restored = await deps.restoreStatus(change);
  if (!restored.ok) return restored;
  await forget(deps.lastStatusChange, ({ at }) => at === change.at);
  return ok(restored.value.length);
}

/** Restores sources from the bin, and forgets the last deletion if none of its sources is left there. */
export async function restoreDeleted(
  deps: UndoableChangeDeps,
  stableIds: string[],
): AsyncWriteResult<number> {
  const restored = await deps.restoreSources(stableIds);
  if (restored.ok)
    await forget(deps.lastDeletion, (deletion) => deletion.stableIds.every((id) => stableIds.includes(id)));
  return restored;
}

/** Counts the sources that a change of status moved. */
export const countSources = (before: IdsByStatus): number =>
  SOURCE_STATUSES.reduce((sum, status) => sum + before[status].length, 0);

type RecordedWrite<T> = {
  /** Reads what the write would replace; null: nothing. */
  predict: () => Promise<T | null>;
  /** Writes, and returns what the transaction replaced; null: nothing. */
  perform: () => AsyncWriteResult<T | null>;
};

/**
 * Performs a write and saves what it replaced for Undo. The prediction is saved before the write, so that Undo works even if
 * the worker is stopped in between; the transaction has the last word. If the write fails or replaces nothing, the earlier
 * change can still be undone. A repeated request (same `at`) returns the change that the first one saved.
 */
async function recordForUndo<T extends { at: string }>(
  setting: SettingPort<T | null>,
  at: string,
  { predict, perform }: RecordedWrite<T>,
): AsyncWriteResult<T | null> {
  try {
    const earlier = await setting.get();
    if (earlier?.at === at) {
      const repeated = await perform();
      return repeated.ok ? ok(earlier) : repeated;
    }
    const predicted = await predict();
    if (predicted) await setting.set(predicted);
    const performed = await perform();
    const replaced = performed.ok ? performed.value : null;
    // The write is done by now, so a full disk only leaves the prediction in place.
    if (JSON.stringify(replaced) !== JSON.stringify(predicted))
      await setting.set(replaced ?? earlier).catch(() => {});
    return performed;
  } catch (thrown) {
    return err({ kind: 'store-failed', name: thrown instanceof Error ? thrown.name : String(thrown) });
  }
}

function groupByStatus(rows: SourceRow[]): IdsByStatus {
  const idsByStatus: IdsByStatus = { inbox: [], reviewed: [], archived: [] };
  for (const { stableId, shelf } of rows) if (shelf !== 'bin') idsByStatus[shelf].push(stableId);
  return idsByStatus;
}

// A failure is ignored: an Undo that is still offered changes nothing.
async function forget<T>(setting: SettingPort<T | null>, isUndone: (change: T) => boolean): Promise<void> {
  try {
    const change = await setting.get();
    if (change && isUndone(change)) await setting.set(null);
  } catch {}
}
