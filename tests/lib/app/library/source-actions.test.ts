import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { createNotifications, type LibraryMessage } from '@/lib/app/library/notifications';
import { createOptimisticValues } from '@/lib/app/library/optimistic';
import { EMPTY_FILTER, type Route } from '@/lib/app/library/route';
import { createRunningChanges } from '@/lib/app/library/running-changes';
import { createSourceActions, type SourceActionDeps } from '@/lib/app/library/source-actions';
import { applySourceChange, isSourceChangeStored, type SourceChange } from '@/lib/app/library/source-change';
import { findUndoOffer } from '@/lib/app/library/undo';
import {
  changeStatus,
  deleteSources,
  restoreDeleted,
  type UndoableChangeDeps,
  undoStatusChange,
} from '@/lib/app/worker/undoable-changes';
import { err } from '@/lib/base/result';
import type { Section } from '@/lib/record/schema/source-row';
import { type Database, openDatabase } from '@/lib/storage/open-database';
import { saveSource } from '@/lib/storage/transactions/save-source';
import { createInMemoryLocks } from '@/tests/support/in-memory-locks';
import { makeSource } from '@/tests/support/make-records';
import { createUndoableChangeDeps } from '@/tests/support/undoable-change-deps';

const [fresh, read, old] = [
  makeSource(),
  makeSource({ status: 'reviewed' }),
  makeSource({ status: 'archived' }),
];
const NOW = new Date('2026-03-14T10:00:00.000Z');

let databaseCount = 0;
let database: Database;
let workerDeps: UndoableChangeDeps;
let deps: SourceActionDeps;
beforeEach(async () => {
  databaseCount += 1;
  database = openDatabase(`source-actions-${databaseCount}`);
  for (const source of [fresh, read, old]) await saveSource(database, source, null);
  workerDeps = createUndoableChangeDeps(database, NOW);
  // The worker handles one change of sources at a time.
  const { withLock } = createInMemoryLocks();
  const lockSources = <T>(task: () => Promise<T>) => withLock('sources', task);
  deps = {
    now: () => NOW,
    setSourceStatus: (stableIds, status, at) =>
      lockSources(() => changeStatus(workerDeps, { stableIds, status, at })),
    undoStatusChange: (change) => lockSources(() => undoStatusChange(workerDeps, change)),
    moveToBin: (stableIds, at) => lockSources(() => deleteSources(workerDeps, { stableIds, at })),
    restoreFromBin: (stableIds) => lockSources(() => restoreDeleted(workerDeps, stableIds)),
    pendingChanges: createOptimisticValues<SourceChange>(() => {}),
    runningChanges: createRunningChanges(),
    notifications: createNotifications(() => () => {}),
    format: (message: LibraryMessage) => JSON.stringify(message),
  };
});

/** The section that a control shows for a source: the pending change over the stored row. */
async function getShownSection(stableId: string): Promise<Section | undefined> {
  const row = await database.sources.get(stableId);
  const { pendingChanges } = deps;
  if (row) pendingChanges.confirm(stableId, (change) => isSourceChangeStored(row, change));
  return row && applySourceChange(row, pendingChanges.getPending().get(stableId)).shelf;
}

describe('createSourceActions', () => {
  it('shows a new status before a slow write completes, and afterwards', async () => {
    let finishWrite = () => {};
    const write = workerDeps.setSourceStatus;
    workerDeps.setSourceStatus = async (stableIds, status) => {
      await new Promise<void>((resolve) => {
        finishWrite = resolve;
      });
      return write(stableIds, status);
    };
    const isDone = createSourceActions(deps).setStatus([fresh.stableId], 'archived');

    expect(deps.pendingChanges.getPending().get(fresh.stableId)).toEqual({
      kind: 'status',
      status: 'archived',
    });
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect((await database.sources.get(fresh.stableId))?.shelf).toBe('inbox');
    expect(await getShownSection(fresh.stableId)).toBe('archived');

    finishWrite();
    expect(await isDone).toBe(true);
    expect(await getShownSection(fresh.stableId)).toBe('archived');
    expect(deps.pendingChanges.getPending().size).toBe(0);
  });

  it.each([
    ['setStatus', 'archived'],
    ['deleteSources', 'bin'],
  ] as const)('put back what %s showed, and say why, when the write fails', async (name, shown) => {
    const problem = { kind: 'disk-full' } as const;
    const fail = async () => {
      await new Promise((resolve) => setTimeout(resolve, 20));
      return err(problem);
    };
    workerDeps.setSourceStatus = fail;
    workerDeps.moveToBin = fail;
    const actions = createSourceActions(deps);

    const isDone =
      name === 'setStatus'
        ? actions.setStatus([fresh.stableId], 'archived')
        : actions.deleteSources([fresh.stableId]);

    expect(await getShownSection(fresh.stableId)).toBe(shown);
    expect(await isDone).toBe(false);
    expect(await getShownSection(fresh.stableId)).toBe('inbox');
    expect(deps.notifications.getCurrent()).toMatchObject({
      kind: 'alert',
      text: JSON.stringify({ kind: 'problem', problem }),
    });
    expect(await workerDeps.lastStatusChange.get()).toBe(null);
    expect(await workerDeps.lastDeletion.get()).toBe(null);
  });

  it('reports a failed read like a failed write', async () => {
    workerDeps.getIdsByStatus = () =>
      Promise.reject(Object.assign(new Error('closed'), { name: 'DatabaseClosedError' }));
    expect(await createSourceActions(deps).setStatus([fresh.stableId], 'archived')).toBe(false);
    expect(deps.pendingChanges.getPending().size).toBe(0);
    expect(deps.notifications.getCurrent()?.text).toContain('DatabaseClosedError');
  });

  it('undoes a change whose write is in progress', async () => {
    const actions = createSourceActions(deps);
    const change = {
      at: NOW.toISOString(),
      status: 'archived' as const,
      before: { inbox: [fresh.stableId], reviewed: [], archived: [] },
    };

    const setting = actions.setStatus([fresh.stableId], 'archived');
    const undoing = actions.undoStatusChange(change);

    expect(await getShownSection(fresh.stableId)).toBe('inbox');
    expect(await Promise.all([setting, undoing])).toEqual([true, true]);
    expect((await database.sources.get(fresh.stableId))?.shelf).toBe('inbox');
    expect(deps.notifications.getCurrent()?.text).toBe(
      JSON.stringify({ kind: 'status-change-undone', count: 1 }),
    );
  });

  it('shows a restored source with its previous status', async () => {
    const actions = createSourceActions(deps);
    await actions.deleteSources([old.stableId]);
    const isDone = createSourceActions(deps).restoreSources([old.stableId]);

    expect(await getShownSection(old.stableId)).toBe('archived');
    expect(await isDone).toBe(true);
    expect(await workerDeps.lastDeletion.get()).toBe(null);
  });
});

describe('Undo while a change is being written', () => {
  const list: Route = { view: 'sources', filter: EMPTY_FILTER };
  const findOffer = async () =>
    findUndoOffer(
      {
        deletion: await workerDeps.lastDeletion.get(),
        statusChange: await workerDeps.lastStatusChange.get(),
        choice: null,
      },
      list,
      NOW,
      deps.runningChanges.getLatest(),
    );
  /** Marks `read` as an earlier, finished change, and starts a slow one of `fresh`. */
  async function startSlowChange(actions: ReturnType<typeof createSourceActions>) {
    await actions.setStatus([read.stableId], 'archived');
    expect(await findOffer()).toMatchObject({ stableIds: [read.stableId] });
    deps.now = () => new Date(NOW.getTime() + 1000);
    let finish = () => {};
    const started = new Promise<void>((resolve) => {
      finish = resolve;
    });
    const readStatus = workerDeps.getIdsByStatus;
    workerDeps.getIdsByStatus = (stableIds) => started.then(() => readStatus(stableIds));
    return { isSet: actions.setStatus([fresh.stableId], 'reviewed'), finish };
  }

  it('does not offer the change before it', async () => {
    const { isSet, finish } = await startSlowChange(createSourceActions(deps));
    expect(await findOffer()).toBeNull();

    finish();
    expect(await isSet).toBe(true);
    expect(await findOffer()).toMatchObject({ kind: 'status', stableIds: [fresh.stableId] });
  });

  it('undoes that change once it is written, and once only', async () => {
    const { isSet, finish } = await startSlowChange(createSourceActions(deps));
    const runningChange = deps.runningChanges.getLatest();
    runningChange?.undo?.();
    runningChange?.undo?.();

    finish();
    expect(await isSet).toBe(true);
    await vi.waitFor(() =>
      expect(deps.notifications.getCurrent()?.text).toBe(
        JSON.stringify({ kind: 'status-change-undone', count: 1 }),
      ),
    );
    expect(deps.runningChanges.getLatest()).toBeNull();
    expect((await database.sources.get(fresh.stableId))?.shelf).toBe('inbox');
    expect((await database.sources.get(read.stableId))?.shelf).toBe('archived');
  });

  it('is not offered twice: the offer disappears when Undo is pressed', async () => {
    const actions = createSourceActions(deps);
    await actions.setStatus([fresh.stableId], 'reviewed');
    const offer = await findOffer();
    if (offer?.kind !== 'status') throw new Error('Undo is not offered.');
    const isUndone = actions.undoStatusChange(offer.change);
    expect(await findOffer()).toBeNull();
    expect(await isUndone).toBe(true);
    expect(await findOffer()).toBeNull();
  });

  it('offers the earlier change again when the later one fails', async () => {
    const actions = createSourceActions(deps);
    await actions.setStatus([read.stableId], 'archived');
    workerDeps.setSourceStatus = async () => err({ kind: 'disk-full' });
    await actions.setStatus([fresh.stableId], 'reviewed');
    expect(await findOffer()).toMatchObject({ stableIds: [read.stableId] });
  });
});
