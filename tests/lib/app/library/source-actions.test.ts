import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import { createNotifications, type LibraryMessage } from '@/lib/app/library/notifications';
import { createOptimistic } from '@/lib/app/library/optimistic';
import {
  createSourceActions,
  type SourceActionDeps,
  setStatus,
  undoStatusChange,
} from '@/lib/app/library/source-actions';
import { applySourceChange, isSourceChangeStored, type SourceChange } from '@/lib/app/library/source-change';
import type { SettingPort, StatusChange } from '@/lib/app/library/undo';
import { err, ok } from '@/lib/base/result';
import type { Section } from '@/lib/record/schema/source-row';
import { type Database, openDatabase } from '@/lib/storage/open-database';
import { getIdsByStatus } from '@/lib/storage/queries/get-ids-by-status';
import { moveToBin, restoreFromBin, setSourceStatus } from '@/lib/storage/transactions/change-sources';
import { saveSource } from '@/lib/storage/transactions/save-source';
import { makeSource } from '@/tests/support/make-records';

const [fresh, read, old] = [
  makeSource(),
  makeSource({ status: 'reviewed' }),
  makeSource({ status: 'archived' }),
];
const ids = [fresh, read, old].map(({ stableId }) => stableId as string);
const NOW = new Date('2026-03-14T10:00:00.000Z');

const makeSetting = <T>(value: T): SettingPort<T> => {
  let current = value;
  return {
    get: async () => current,
    set: async (next) => {
      current = next;
    },
  };
};

let databaseCount = 0;
let database: Database;
let deps: SourceActionDeps;
beforeEach(async () => {
  databaseCount += 1;
  database = openDatabase(`source-actions-${databaseCount}`);
  for (const source of [fresh, read, old]) await saveSource(database, source, null);
  let lastTask: Promise<unknown> = Promise.resolve();
  deps = {
    now: () => NOW,
    setSourceStatus: (stableIds, status) => setSourceStatus(database, stableIds, status, NOW),
    moveToBin: (stableIds) => moveToBin(database, stableIds, NOW),
    restoreFromBin: (stableIds) => restoreFromBin(database, stableIds, NOW),
    getIdsByStatus: (stableIds) => getIdsByStatus(database, stableIds),
    lastStatusChange: makeSetting<(StatusChange & { at: string }) | null>(null),
    lastDeletion: makeSetting<{ at: string; stableIds: string[] } | null>(null),
    withLock: (task) => {
      const result = lastTask.then(task);
      lastTask = result.catch(() => {});
      return result;
    },
    pendingChanges: createOptimistic<SourceChange>(() => {}),
    notifications: createNotifications(() => () => {}),
    format: (message: LibraryMessage) => JSON.stringify(message),
  };
});

const getLastChange = async () => {
  const change = await deps.lastStatusChange.get();
  if (!change) throw new Error('nothing can be taken back');
  return change;
};

describe('setStatus', () => {
  it('can be undone, which restores the status of each source', async () => {
    expect(await setStatus(deps, ids, 'archived')).toEqual({ ok: true, value: 2 });
    expect((await getIdsByStatus(database, ids)).archived).toHaveLength(3);

    expect(await undoStatusChange(deps, await getLastChange())).toEqual({ ok: true, value: 2 });

    const back = { inbox: [fresh.stableId], reviewed: [read.stableId], archived: [old.stableId] };
    expect(await getIdsByStatus(database, ids)).toEqual(back);
    expect(await deps.lastStatusChange.get()).toBe(null);
  });

  it('is not undone for a source that was changed again', async () => {
    await setStatus(deps, ids, 'archived');
    const change = await getLastChange();
    await setStatus(deps, [fresh.stableId], 'reviewed');

    await undoStatusChange(deps, change);

    const { inbox, reviewed } = await getIdsByStatus(database, ids);
    expect([inbox, reviewed]).toEqual([[], [fresh.stableId, read.stableId]]);
  });

  it('keeps the last change for Undo when it moves nothing', async () => {
    await setStatus(deps, [fresh.stableId], 'reviewed');
    const change = await getLastChange();

    expect(await setStatus(deps, [fresh.stableId], 'reviewed')).toEqual({ ok: true, value: 0 });

    expect(await deps.lastStatusChange.get()).toEqual(change);
  });

  it('keeps the last change for Undo when it fails', async () => {
    const before = { inbox: [fresh.stableId as string], reviewed: [], archived: [] };
    const earlier = { at: '2026-03-12T09:00:00.000Z', status: 'archived' as const, before };
    await deps.lastStatusChange.set(earlier);
    deps.setSourceStatus = async () => err({ kind: 'no-response' });

    expect((await setStatus(deps, ids, 'archived')).ok).toBe(false);

    expect(await deps.lastStatusChange.get()).toEqual(earlier);
  });
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
    const write = deps.setSourceStatus;
    deps.setSourceStatus = async (stableIds, status) => {
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
    deps.setSourceStatus = fail;
    deps.moveToBin = fail;
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
    expect(await deps.lastStatusChange.get()).toBe(null);
    expect(await deps.lastDeletion.get()).toBe(null);
  });

  it('reports a failed read like a failed write', async () => {
    deps.getIdsByStatus = () =>
      Promise.reject(Object.assign(new Error('closed'), { name: 'DatabaseClosedError' }));
    expect(await createSourceActions(deps).setStatus([fresh.stableId], 'archived')).toBe(false);
    expect(deps.pendingChanges.getPending().size).toBe(0);
    expect(deps.notifications.getCurrent()?.text).toContain('DatabaseClosedError');
  });

  it('undoes a change whose write is in progress', async () => {
    const actions = createSourceActions(deps);
    const change = {
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
    const write = deps.restoreFromBin;
    deps.restoreFromBin = async (stableIds) =>
      (await write(stableIds)).ok ? ok(1) : err({ kind: 'no-response' });

    const isDone = createSourceActions(deps).restoreSources([old.stableId]);

    expect(await getShownSection(old.stableId)).toBe('archived');
    expect(await isDone).toBe(true);
    expect(await deps.lastDeletion.get()).toBe(null);
  });
});
