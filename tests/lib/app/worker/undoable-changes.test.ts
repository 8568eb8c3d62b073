import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import {
  changeStatus,
  deleteSources,
  restoreDeleted,
  type UndoableChangeDeps,
  undoStatusChange,
} from '@/lib/app/worker/undoable-changes';
import { err, type Result } from '@/lib/base/result';
import type { StatusChange } from '@/lib/record/schema/undoable-change';
import type { SourceStatus } from '@/lib/record/schema/vocabulary';
import { type Database, openDatabase } from '@/lib/storage/open-database';
import { getIdsByStatus } from '@/lib/storage/queries/get-ids-by-status';
import { moveToBin, setSourceStatus } from '@/lib/storage/transactions/change-sources';
import { saveSource } from '@/lib/storage/transactions/save-source';
import { makeSource } from '@/tests/support/make-records';
import { createUndoableChangeDeps } from '@/tests/support/undoable-change-deps';

const [fresh, read, old] = [
  makeSource(),
  makeSource({ status: 'reviewed' }),
  makeSource({ status: 'archived' }),
];
const ids = [fresh, read, old].map(({ stableId }) => stableId as string);
const NOW = new Date('2026-03-14T10:00:00.000Z');

let databaseCount = 0;
let database: Database;
let deps: UndoableChangeDeps;
beforeEach(async () => {
  databaseCount += 1;
  database = openDatabase(`undoable-changes-${databaseCount}`);
  for (const source of [fresh, read, old]) await saveSource(database, source, null);
  deps = createUndoableChangeDeps(database, NOW);
});

let requestCount = 0;
const createAt = () => {
  requestCount += 1;
  return new Date(NOW.getTime() + requestCount).toISOString();
};
const setStatus = (stableIds: string[], status: SourceStatus, at = createAt()) =>
  changeStatus(deps, { stableIds, status, at });
const countMoved = (reply: Result<StatusChange | null, unknown>) =>
  reply.ok ? Object.values(reply.value?.before ?? {}).flat().length : null;

const getLastChange = async () => {
  const change = await deps.lastStatusChange.get();
  if (!change) throw new Error('There is no change of status to undo.');
  return change;
};

describe('changeStatus', () => {
  it('can be undone, which restores the status of each source', async () => {
    expect(countMoved(await setStatus(ids, 'archived'))).toBe(2);
    expect((await getIdsByStatus(database, ids)).archived).toHaveLength(3);

    expect(await undoStatusChange(deps, await getLastChange())).toEqual({ ok: true, value: 2 });

    const back = { inbox: [fresh.stableId], reviewed: [read.stableId], archived: [old.stableId] };
    expect(await getIdsByStatus(database, ids)).toEqual(back);
    expect(await deps.lastStatusChange.get()).toBe(null);
  });

  it('is not undone for a source that was changed again', async () => {
    await setStatus(ids, 'archived');
    const change = await getLastChange();
    await setStatus([fresh.stableId], 'reviewed');

    await undoStatusChange(deps, change);

    const { inbox, reviewed } = await getIdsByStatus(database, ids);
    expect([inbox, reviewed]).toEqual([[], [fresh.stableId, read.stableId]]);
  });

  it('is not undone for a source that was moved to the bin', async () => {
    await setStatus(ids, 'archived');
    await deleteSources(deps, { stableIds: [fresh.stableId], at: createAt() });

    expect(await undoStatusChange(deps, await getLastChange())).toEqual({ ok: true, value: 1 });

    expect(await database.sources.get(fresh.stableId)).toMatchObject({
      shelf: 'bin',
      source: { status: 'archived' },
    });
  });

  it('keeps the last change for Undo when it moves nothing', async () => {
    await setStatus([fresh.stableId], 'reviewed');
    const change = await getLastChange();

    expect(await setStatus([fresh.stableId], 'reviewed')).toEqual({ ok: true, value: null });

    expect(await deps.lastStatusChange.get()).toEqual(change);
  });

  it('keeps the last change for Undo when it fails', async () => {
    const before = { inbox: [fresh.stableId as string], reviewed: [], archived: [] };
    const earlier = { at: '2026-03-12T09:00:00.000Z', status: 'archived' as const, before };
    await deps.lastStatusChange.set(earlier);
    deps.setSourceStatus = async () => err({ kind: 'no-response' });

    expect((await setStatus(ids, 'archived')).ok).toBe(false);

    expect(await deps.lastStatusChange.get()).toEqual(earlier);
  });

  it('reports a failed read like a failed write', async () => {
    deps.getIdsByStatus = () =>
      Promise.reject(Object.assign(new Error('closed'), { name: 'DatabaseClosedError' }));
    expect(await setStatus([fresh.stableId], 'archived')).toEqual({
      ok: false,
      problem: { kind: 'store-failed', name: 'DatabaseClosedError' },
    });
  });

  it('saves the status that its transaction replaced, even if it changed since it was read', async () => {
    const write = deps.setSourceStatus;
    deps.setSourceStatus = async (stableIds, status) => {
      await setSourceStatus(database, [fresh.stableId], 'reviewed', NOW);
      return write(stableIds, status);
    };

    const reply = await setStatus(ids, 'archived');

    const change = await getLastChange();
    expect(change.before).toEqual({ inbox: [], reviewed: [fresh.stableId, read.stableId], archived: [] });
    expect(reply).toEqual({ ok: true, value: change });
    await undoStatusChange(deps, change);
    expect((await getIdsByStatus(database, ids)).reviewed).toEqual([fresh.stableId, read.stableId]);
  });

  it('is saved for Undo before it is written, so that a stopped worker leaves an Undo', async () => {
    const at = createAt();
    deps.setSourceStatus = () => new Promise(() => {});
    void setStatus(ids, 'archived', at);
    const before = { inbox: [fresh.stableId], reviewed: [read.stableId], archived: [] };
    await vi.waitFor(async () =>
      expect(await deps.lastStatusChange.get()).toEqual({ at, status: 'archived', before }),
    );
  });

  it('keeps what the first request replaced when the page repeats it', async () => {
    const at = createAt();
    const first = await setStatus(ids, 'archived', at);

    expect(await setStatus(ids, 'archived', at)).toEqual(first);

    expect(await deps.lastStatusChange.get()).toEqual(first.ok && first.value);
  });
});

describe('undoStatusChange', () => {
  it('keeps a later change for Undo', async () => {
    await setStatus([read.stableId], 'archived');
    const earlier = await getLastChange();
    await setStatus([fresh.stableId], 'reviewed');
    const later = await getLastChange();

    await undoStatusChange(deps, earlier);

    expect(await deps.lastStatusChange.get()).toEqual(later);
    expect(await undoStatusChange(deps, later)).toEqual({ ok: true, value: 1 });
    expect(await deps.lastStatusChange.get()).toBe(null);
  });
});

describe('deleteSources', () => {
  it('saves only the sources that it moved to the bin, so that Undo restores no others', async () => {
    await moveToBin(database, [old.stableId], NOW);
    const at = createAt();

    const deletion = await deleteSources(deps, { stableIds: ids, at });

    expect(deletion).toEqual({ ok: true, value: { at, stableIds: [fresh.stableId, read.stableId] } });
    expect(await deps.lastDeletion.get()).toEqual(deletion.ok && deletion.value);
    await restoreDeleted(deps, (await deps.lastDeletion.get())?.stableIds ?? []);
    expect((await database.sources.get(old.stableId))?.shelf).toBe('bin');
    expect(await deps.lastDeletion.get()).toBe(null);
  });

  it('leaves out a source that was moved to the bin since it was read', async () => {
    const write = deps.moveToBin;
    deps.moveToBin = async (stableIds) => {
      await moveToBin(database, [fresh.stableId], NOW);
      return write(stableIds);
    };
    await deleteSources(deps, { stableIds: ids, at: createAt() });
    expect((await deps.lastDeletion.get())?.stableIds).toEqual([read.stableId, old.stableId]);
  });

  it('can still be undone after another source was restored', async () => {
    await moveToBin(database, [old.stableId], NOW);
    await deleteSources(deps, { stableIds: [fresh.stableId], at: createAt() });
    const deletion = await deps.lastDeletion.get();

    expect(await restoreDeleted(deps, [old.stableId])).toEqual({ ok: true, value: 1 });

    expect(await deps.lastDeletion.get()).toEqual(deletion);
  });
});
