import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { createChangeFollower } from '@/lib/app/library/follow-change';
import { createNotifications, type LibraryMessage } from '@/lib/app/library/notifications';
import { createOptimisticValues } from '@/lib/app/library/optimistic-values';
import { createRunningChanges } from '@/lib/app/library/running-changes';
import { createSourceActions, type SourceActionDeps } from '@/lib/app/library/source-actions';
import { applySourcePatch, isSourcePatchSaved, type SourcePatch } from '@/lib/app/library/source-patch';
import { canBeUndone, listUndoOffers } from '@/lib/app/library/undo';
import { createChangeRunner } from '@/lib/app/worker/run-change';
import { err, ok } from '@/lib/base/result';
import type { Source } from '@/lib/record/schema/source';
import type { Section } from '@/lib/record/schema/source-row';
import { type Database, openDatabase } from '@/lib/storage/open-database';
import { findChange, listChanges } from '@/lib/storage/queries/list-changes';
import { listReplacedStatuses } from '@/lib/storage/queries/list-replaced-statuses';
import { applyNextChunk } from '@/lib/storage/transactions/changes/apply-chunk';
import {
  cancelChange,
  failChange,
  startChange,
  undoChange,
} from '@/lib/storage/transactions/changes/start-change';
import { importSources } from '@/lib/storage/transactions/import-sources';
import { saveSource } from '@/lib/storage/transactions/save-source';
import { makeChange } from '@/tests/support/make-change';
import { makeSource } from '@/tests/support/make-sources';

const [inboxSource, reviewedSource, archivedSource] = [
  makeSource(),
  makeSource({ status: 'reviewed' }),
  makeSource({ status: 'archived' }),
];
const ids = [inboxSource, reviewedSource, archivedSource].map(({ stableId }) => stableId as string);
const NOW = new Date('2026-03-14T10:00:00.000Z');

let databaseCount = 0;
let database: Database;
let deps: SourceActionDeps;
beforeEach(async () => {
  databaseCount += 1;
  database = openDatabase(`source-actions-${databaseCount}`);
  for (const source of [inboxSource, reviewedSource, archivedSource])
    await saveSource(database, source, null);
  let clock = NOW.getTime();
  const now = () => {
    clock += 1;
    return new Date(clock);
  };
  const runner = createChangeRunner({
    applyNextChunk: (id) => applyNextChunk(database, id, now()),
    failChange: (id, problem) => failChange(database, id, problem),
    findChange: (id) => findChange(database, id),
    preventWorkerStop: () => () => {},
    wait: () => new Promise((resolve) => setTimeout(resolve, 5)),
  });
  deps = {
    now,
    createId: () => crypto.randomUUID(),
    startChange: async (change) => {
      const startedChange = await startChange(database, change);
      return startedChange.ok ? runner.startAndReport(change.id) : startedChange;
    },
    undoChange: async (id) => {
      await undoChange(database, id);
      return runner.startAndReport(id);
    },
    cancelChange: (id) => cancelChange(database, id),
    follower: createChangeFollower(runner.startAndReport),
    listReplacedStatuses: (change) => listReplacedStatuses(database, change),
    pendingChanges: createOptimisticValues<SourcePatch>(() => {}),
    runningChanges: createRunningChanges(),
    waitUntilLoaded: async () => {},
    notifications: createNotifications(
      () => () => {},
      () => new Date(),
    ),
    format: (message: LibraryMessage) => JSON.stringify(message),
  };
});

const getLastChange = async () => {
  const changes = (await listChanges(database)).filter(canBeUndone);
  const lastChange = changes.sort((a, b) => (a.at < b.at ? 1 : -1))[0];
  if (!lastChange) throw new Error('No change can be undone.');
  return lastChange;
};
const getStatuses = async () =>
  (await database.sources.bulkGet(ids)).map(
    (row) => row && (row.shelf === 'bin' ? 'bin' : row.source.status),
  );

/** The section that a control shows for a source: the pending change over the stored row. */
async function getShownSection(stableId: string): Promise<Section | undefined> {
  const row = await database.sources.get(stableId);
  const { pendingChanges } = deps;
  if (row) pendingChanges.dropIfSaved(stableId, (change) => isSourcePatchSaved(row, change));
  return row && applySourcePatch(row, pendingChanges.getPending().get(stableId)).shelf;
}

describe('createSourceActions', () => {
  it('undoes a change of status, which restores the status of each source', async () => {
    const actions = createSourceActions(deps);
    expect(await actions.setStatus(ids, 'archived')).toBe(true);
    expect(await getStatuses()).toEqual(['archived', 'archived', 'archived']);

    expect(await actions.undoChange(await getLastChange())).toBe(true);

    expect(await getStatuses()).toEqual(['inbox', 'reviewed', 'archived']);
    expect(deps.notifications.getCurrent()?.text).toBe(
      JSON.stringify({ kind: 'status-change-undone', count: 2 }),
    );
    await expect(getLastChange()).rejects.toThrow();
  });

  it('says how many of the added PDFs were deleted again', async () => {
    const action = { kind: 'add-pdf', title: 'Tides' } as const;
    const undone = makeChange({ action, state: 'undone', changedCount: 3, undoneCount: 2 });
    await createSourceActions({ ...deps, undoChange: async () => ok(undone) }).undoChange(undone);
    expect(deps.notifications.getCurrent()?.text).toBe(
      JSON.stringify({ kind: 'added-pdf-undone', count: 2, remainingCount: 1, title: 'Tides' }),
    );
  });

  it('does not undo the change of a source that was changed again', async () => {
    const actions = createSourceActions(deps);
    await actions.setStatus(ids, 'archived');
    const change = await getLastChange();
    await actions.setStatus([inboxSource.stableId], 'reviewed');
    await undoChange(database, change.id);
    await deps.follower.follow(change.id);

    expect((await getStatuses())[0]).toBe('reviewed');
  });

  it('keeps the last change for Undo when the next one moves nothing', async () => {
    const actions = createSourceActions(deps);
    await actions.setStatus([inboxSource.stableId], 'reviewed');
    const change = await getLastChange();

    expect(await actions.setStatus([inboxSource.stableId], 'reviewed')).toBe(true);

    expect(deps.notifications.getCurrent()?.text).toContain('status-changed');
    expect((await getLastChange()).id).toBe(change.id);
  });

  it('keeps the last change for Undo when the next one fails', async () => {
    const actions = createSourceActions(deps);
    await actions.setStatus([inboxSource.stableId], 'reviewed');
    const change = await getLastChange();
    deps.startChange = async () => err({ kind: 'no-response' });

    expect(await createSourceActions(deps).setStatus(ids, 'archived')).toBe(false);

    expect((await getLastChange()).id).toBe(change.id);
  });

  it('shows a new status before a slow write completes, and afterwards', async () => {
    let finishWrite = () => {};
    const write = deps.startChange;
    deps.startChange = async (change) => {
      await new Promise<void>((resolve) => {
        finishWrite = resolve;
      });
      return write(change);
    };
    const isDone = createSourceActions(deps).setStatus([inboxSource.stableId], 'archived');

    expect(deps.pendingChanges.getPending().get(inboxSource.stableId)).toEqual({
      kind: 'status',
      status: 'archived',
    });
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect((await database.sources.get(inboxSource.stableId))?.shelf).toBe('inbox');
    expect(await getShownSection(inboxSource.stableId)).toBe('archived');

    finishWrite();
    expect(await isDone).toBe(true);
    expect(await getShownSection(inboxSource.stableId)).toBe('archived');
    expect(deps.pendingChanges.getPending().size).toBe(0);
  });

  it.each([
    ['setStatus', 'archived'],
    ['deleteSources', 'bin'],
  ] as const)(
    'shows the previous section again and the reason when the write of %s fails',
    async (name, pendingSection) => {
      const problem = { kind: 'disk-full' } as const;
      deps.startChange = async () => {
        await new Promise((resolve) => setTimeout(resolve, 20));
        return err(problem);
      };
      const actions = createSourceActions(deps);

      const isDone =
        name === 'setStatus'
          ? actions.setStatus([inboxSource.stableId], 'archived')
          : actions.deleteSources([inboxSource.stableId]);

      expect(await getShownSection(inboxSource.stableId)).toBe(pendingSection);
      expect(await isDone).toBe(false);
      expect(await getShownSection(inboxSource.stableId)).toBe('inbox');
      expect(deps.notifications.getCurrent()).toMatchObject({
        kind: 'alert',
        text: JSON.stringify({ kind: 'problem', problem }),
      });
    },
  );

  it('reports a request that rejects like a failed write', async () => {
    deps.startChange = () =>
      Promise.reject(Object.assign(new Error('closed'), { name: 'DatabaseClosedError' }));
    expect(await createSourceActions(deps).setStatus([inboxSource.stableId], 'archived')).toBe(false);
    expect(deps.pendingChanges.getPending().size).toBe(0);
    expect(deps.notifications.getCurrent()?.text).toContain('DatabaseClosedError');
  });

  it('undoes a deletion, and shows the source at once with its previous status', async () => {
    const actions = createSourceActions(deps);
    await actions.deleteSources([archivedSource.stableId]);
    expect((await getStatuses())[2]).toBe('bin');

    const isDone = actions.undoChange(await getLastChange());
    await new Promise((resolve) => setTimeout(resolve));
    expect(await getShownSection(archivedSource.stableId)).toBe('archived');
    expect(await isDone).toBe(true);
    expect((await getStatuses())[2]).toBe('archived');
    expect(deps.notifications.getCurrent()?.text).toContain('"kind":"restored","count":1');
  });

  it('offers no undo of a deletion whose sources were restored', async () => {
    const actions = createSourceActions(deps);
    await actions.deleteSources([archivedSource.stableId]);
    expect(await actions.restoreSources([archivedSource.stableId])).toBe(true);
    await expect(getLastChange()).rejects.toThrow();
  });

  it('leaves a source in the bin whose URL another source has now, and names that source', async () => {
    const actions = createSourceActions(deps);
    const holder: Source = { ...makeSource({ title: 'Has it now' }), url: archivedSource.url };
    await actions.deleteSources([archivedSource.stableId]);
    await saveSource(database, holder, null);

    expect(await actions.restoreSources([archivedSource.stableId])).toBe(false);

    expect(deps.notifications.getCurrent()?.text).toContain('"kind":"url-taken","title":"Has it now"');
    expect((await getStatuses())[2]).toBe('bin');
  });
});

describe('Undo of several changes', () => {
  const listDeletions = async () =>
    (await listChanges(database))
      .filter(({ action }) => action.kind === 'delete')
      .sort((a, b) => (a.at < b.at ? -1 : 1));
  const deleteOneByOne = async (sources: readonly Source[]) => {
    const actions = createSourceActions(deps);
    for (const [index, { stableId }] of sources.entries()) {
      deps.now = () => new Date(NOW.getTime() + index * 1000);
      expect(await actions.deleteSources([stableId])).toBe(true);
    }
    return actions;
  };

  it('restores each of three deletions on its own, in any order', async () => {
    const actions = await deleteOneByOne([inboxSource, reviewedSource, archivedSource]);
    expect(await getStatuses()).toEqual(['bin', 'bin', 'bin']);
    const [first, second, third] = await listDeletions();
    if (!first || !second || !third) throw new Error('Not every deletion can be undone.');
    await actions.undoChange(second);
    expect(await getStatuses()).toEqual(['bin', 'reviewed', 'bin']);
    await actions.undoChange(third);
    await actions.undoChange(first);
    expect(await getStatuses()).toEqual(['inbox', 'reviewed', 'archived']);
  });

  it('no longer offers the deletion of a source that was restored from the bin', async () => {
    const actions = await deleteOneByOne([inboxSource, reviewedSource]);
    await actions.restoreSources([inboxSource.stableId]);
    expect((await listDeletions()).map(({ firstIds }) => firstIds)).toEqual([[reviewedSource.stableId]]);
  });

  it('offers the last ten deletions', async () => {
    const sources = Array.from({ length: 12 }, (_, index) => makeSource({ title: `Source ${index}` }));
    for (const source of sources) await saveSource(database, source, null);
    await deleteOneByOne(sources);
    expect((await listDeletions()).map(({ firstIds }) => firstIds[0])).toEqual(
      sources.slice(2).map(({ stableId }) => stableId),
    );
  });
});

describe('Undo while a change is being written', () => {
  const findOffer = async () =>
    listUndoOffers(
      { changes: await listChanges(database), choice: null },
      deps.runningChanges.getLatest(),
    )[0] ?? null;
  /** Archives `reviewedSource`, and then starts a slow change of `inboxSource`. */
  async function startSlowChange() {
    const actions = createSourceActions(deps);
    await actions.setStatus([reviewedSource.stableId], 'archived');
    expect(await findOffer()).toMatchObject({ stableIds: [reviewedSource.stableId] });
    let finish = () => {};
    const writeStart = new Promise<void>((resolve) => {
      finish = resolve;
    });
    const startChangeNow = deps.startChange;
    deps.startChange = (change) => writeStart.then(() => startChangeNow(change));
    return { isSet: actions.setStatus([inboxSource.stableId], 'reviewed'), finish };
  }

  it('does not offer Undo of the previous change', async () => {
    const { isSet, finish } = await startSlowChange();
    expect(await findOffer()).toBeNull();

    finish();
    expect(await isSet).toBe(true);
    expect(await findOffer()).toMatchObject({ kind: 'change', stableIds: [inboxSource.stableId] });
  });

  it('does not offer Undo of the previous change until the page has read the new one', async () => {
    let list = () => {};
    deps.waitUntilLoaded = () =>
      new Promise((resolve) => {
        list = resolve;
      });
    const isSet = createSourceActions(deps).setStatus([inboxSource.stableId], 'reviewed');
    await vi.waitFor(async () => expect((await listChanges(database))[0]?.state).toBe('finished'));
    expect(deps.runningChanges.getLatest()).not.toBeNull();

    list();
    expect(await isSet).toBe(true);
    expect(deps.runningChanges.getLatest()).toBeNull();
  });

  it('undoes the running change after it is written, and only once', async () => {
    const { isSet, finish } = await startSlowChange();
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
    expect(await getStatuses()).toEqual(['inbox', 'archived', 'archived']);
  });

  it('is no longer offered after Undo was pressed', async () => {
    const actions = createSourceActions(deps);
    await actions.setStatus([inboxSource.stableId], 'reviewed');
    const isUndone = actions.undoChange(await getLastChange());
    expect(await findOffer()).toBeNull();
    expect(await isUndone).toBe(true);
    expect(await findOffer()).toBeNull();
  });

  it('offers Undo of the earlier change again when the later one fails', async () => {
    const actions = createSourceActions(deps);
    await actions.setStatus([reviewedSource.stableId], 'archived');
    deps.startChange = async () => err({ kind: 'disk-full' });
    await actions.setStatus([inboxSource.stableId], 'reviewed');
    expect(await findOffer()).toMatchObject({ stableIds: [reviewedSource.stableId] });
  });
});

describe('a change of many sources', () => {
  const manySources = Array.from({ length: 2201 }, (_, index) =>
    makeSource({ status: index % 2 === 0 ? 'inbox' : 'archived' }),
  );
  const manyIds = manySources.map(({ stableId }) => stableId as string);
  const readAll = async () =>
    (await database.sources.toArray()).map(({ source, shelf }) => [source.stableId, source.status, shelf]);

  it('can be cancelled between chunks, and is undone as a whole', async () => {
    await saveMany(manySources);
    const rowsBefore = await readAll();
    const actions = createSourceActions(deps);
    const apply = deps.follower.follow;
    deps.follower = {
      follow: async (id) => {
        await actions.cancelChange(id);
        return apply(id);
      },
    };

    await createSourceActions(deps).deleteSources(manyIds);
    const change = await getLastChange();
    expect(change.state).toBe('cancelled');
    expect(change.appliedCount).toBeLessThan(change.chunkCount);
    expect(deps.notifications.getCurrent()).toBeNull();

    deps.follower = { follow: apply };
    expect(await createSourceActions(deps).undoChange(change)).toBe(true);
    expect(await readAll()).toEqual(rowsBefore);
    expect(await database.changeChunks.count()).toBe(0);
  });

  async function saveMany(sources: Source[]): Promise<void> {
    expect(await importSources(database, { sources, snapshots: [], venues: [] }, NOW)).toEqual(ok(null));
  }
});
