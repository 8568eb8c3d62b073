import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createChangeRunner } from '@/lib/app/worker/run-change';
import { err } from '@/lib/base/result';
import type { ChangeAction } from '@/lib/record/schema/library-change';
import { type Database, openDatabase } from '@/lib/storage/open-database';
import { findChange, listChanges, listUnfinishedChangeIds } from '@/lib/storage/queries/list-changes';
import { applyNextChunk } from '@/lib/storage/transactions/changes/apply-chunk';
import {
  cancelChange,
  failChange,
  startChange,
  undoChange,
} from '@/lib/storage/transactions/changes/start-change';
import { finishChange } from '@/tests/support/apply-change';
import { makeChange } from '@/tests/support/make-change';
import { makeRow, makeSource } from '@/tests/support/make-sources';

const put = IDBObjectStore.prototype.put;
afterEach(() => {
  IDBObjectStore.prototype.put = put;
});

/** Lets `count` rows be written; the next write fails, as in a worker that is stopped in the middle of a transaction. */
function stopAfter(count: number): void {
  let remaining = count;
  IDBObjectStore.prototype.put = function putOrStop(this: IDBObjectStore, ...row) {
    remaining -= 1;
    if (remaining < 0) throw new DOMException('stopped', 'AbortError');
    return put.apply(this, row);
  };
}

const SOURCES = Array.from({ length: 23 }, (_, index) =>
  makeSource({
    status: (['inbox', 'reviewed', 'archived'] as const)[index % 3],
    tags: [['tide'], ['tide/high', 'pier'], []][index % 3],
    importance: index % 2 === 0 ? 10 : null,
  }),
);
const IDS = SOURCES.map(({ stableId }) => stableId as string);
const NOW = new Date('2026-03-14T10:00:00.000Z');
const AT = NOW.toISOString();

async function createLibrary(): Promise<Database> {
  const database = openDatabase(`run-change-${crypto.randomUUID()}`);
  await database.sources.bulkPut(
    SOURCES.map((source, index) =>
      makeRow(source, index % 5 === 0 ? { shelf: 'bin', deletedAt: '2026-03-01T00:00:00.000Z' } : {}),
    ),
  );
  return database;
}

const readSections = async (database: Database) =>
  (await database.sources.toArray()).map(({ stableId, source, deletedAt }) => [
    stableId,
    source.status,
    deletedAt,
    source.tags,
    source.type,
    source.importance,
    source.siteName,
    source.venueId,
    source.provenance,
  ]);

const writeSummary = (database: Database, stableId: string) =>
  database.sources
    .where('stableId')
    .equals(stableId)
    .modify((row) => {
      row.source = { ...row.source, summary: 'Typed meanwhile.' };
    });

/** Runs a change as a worker that is stopped after each of these numbers of writes, and starts again. */
async function runWithStops(database: Database, stops: number[]): Promise<void> {
  for (const stop of stops) {
    stopAfter(stop);
    for (const id of await listUnfinishedChangeIds(database)) await finishChange(database, id, NOW);
    IDBObjectStore.prototype.put = put;
  }
  for (const id of await listUnfinishedChangeIds(database)) await finishChange(database, id, NOW);
}

const action = fc.constantFrom<ChangeAction>(
  { kind: 'status', status: 'archived' },
  { kind: 'status', status: 'inbox' },
  { kind: 'delete' },
  { kind: 'edit', edits: { type: 'paper', importance: 70 }, addTags: [], removeTags: [] },
  { kind: 'edit', edits: { siteName: 'Nature' }, addTags: ['new', 'pier'], removeTags: ['tide'] },
  { kind: 'replace-tags', from: ['tide'], to: 'sea' },
  { kind: 'replace-tags', from: ['tide', 'pier'], to: null },
);
const stops = fc.array(fc.integer({ min: 0, max: 30 }), { maxLength: 4 });
const chunkSize = fc.integer({ min: 1, max: 25 });

describe('a change whose worker is stopped at any write', () => {
  it('has the same result as without the stop, and its undo restores every source', async () => {
    await fc.assert(
      fc.asyncProperty(action, stops, stops, chunkSize, async (kind, applyStops, undoStops, size) => {
        const [database, undisturbed] = await Promise.all([createLibrary(), createLibrary()]);
        const before = await readSections(database);
        const request = { id: 'a', at: AT, action: kind, stableIds: IDS, chunkSize: size };
        await startChange(undisturbed, request);
        await runWithStops(undisturbed, []);
        await startChange(database, request);

        await runWithStops(database, applyStops);

        expect(await readSections(database)).toEqual(await readSections(undisturbed));
        expect(await listChanges(database)).toEqual(await listChanges(undisturbed));
        await writeSummary(database, IDS[1] ?? '');

        await undoChange(database, 'a');
        await runWithStops(database, undoStops);

        expect(await readSections(database)).toEqual(before);
        expect((await database.sources.get(IDS[1] ?? ''))?.source.summary).toBe('Typed meanwhile.');
        expect(await database.changeChunks.count()).toBe(0);
        database.close();
        undisturbed.close();
      }),
      { numRuns: 25 },
    );
  });

  it('writes each chunk together with the values that it replaced, or neither', async () => {
    const database = await createLibrary();
    await startChange(database, {
      id: 'a',
      at: AT,
      action: { kind: 'delete' },
      stableIds: IDS,
      chunkSize: 10,
    });
    for (let writeCount = 0; writeCount < 30; writeCount += 1) {
      stopAfter(writeCount);
      const written = await applyNextChunk(database, 'a', NOW);
      IDBObjectStore.prototype.put = put;
      const [change] = await listChanges(database);
      const deletedIds = (await database.sources.toArray())
        .filter(({ deletedAt }) => deletedAt === NOW.toISOString())
        .map(({ stableId }) => stableId);
      const recordedIds = (await database.changeChunks.toArray()).flatMap(({ before }) =>
        (before ?? []).map(({ stableId }) => stableId),
      );
      expect(deletedIds.sort()).toEqual(recordedIds.sort());
      expect(change?.changedCount).toBe(deletedIds.length);
      if (written.ok) break;
    }
  });
});

describe('createChangeRunner', () => {
  const problem = { kind: 'disk-full' } as const;

  it('stops with the problem, keeps what is written, and continues after an undo or a retry', async () => {
    const database = await createLibrary();
    const before = await readSections(database);
    await startChange(database, {
      id: 'a',
      at: AT,
      action: { kind: 'delete' },
      stableIds: IDS,
      chunkSize: 5,
    });
    let chunkCount = 0;
    const runner = createChangeRunner({
      applyNextChunk: async (id) => {
        chunkCount += 1;
        return chunkCount === 3 ? err(problem) : applyNextChunk(database, id, NOW);
      },
      failChange: (id, why) => failChange(database, id, why),
      findChange: (id) => findChange(database, id),
      preventWorkerStop: () => () => {},
      wait: () => new Promise(() => undefined),
    });

    expect(await runner.run('a')).toMatchObject({
      ok: true,
      value: { state: 'failed', problem, appliedCount: 2 },
    });
    expect(await listUnfinishedChangeIds(database)).toEqual([]);

    await undoChange(database, 'a');
    expect(await runner.run('a')).toMatchObject({ ok: true, value: { state: 'undone' } });
    expect(await readSections(database)).toEqual(before);
  });

  it('responds with the progress of a chunk that takes long, and writes each chunk once', async () => {
    let finishChunk = () => {};
    const applyChunk = vi.fn(
      () =>
        new Promise<Awaited<ReturnType<typeof applyNextChunk>>>((resolve) => {
          finishChunk = () => resolve({ ok: true, value: makeChange() });
        }),
    );
    const endRun = vi.fn();
    const runner = createChangeRunner({
      applyNextChunk: applyChunk,
      failChange: async () => err(problem),
      findChange: async () => makeChange({ state: 'running', appliedCount: 0 }),
      preventWorkerStop: () => endRun,
      wait: async () => undefined,
    });

    expect(await runner.startAndReport('a')).toMatchObject({ ok: true, value: { state: 'running' } });
    expect(await runner.startAndReport('a')).toMatchObject({ ok: true, value: { state: 'running' } });
    expect(runner.isRunning()).toBe(true);
    const end = runner.run('a');
    finishChunk();
    expect(await end).toMatchObject({ ok: true, value: { state: 'finished' } });
    expect(runner.isRunning()).toBe(false);
    expect(applyChunk).toHaveBeenCalledTimes(1);
    expect(endRun).toHaveBeenCalledTimes(1);
  });

  it('ends with the problem when the failure cannot be stored either', async () => {
    const runner = createChangeRunner({
      applyNextChunk: () => Promise.reject(new TypeError('a fault of ours')),
      failChange: async () => err(problem),
      findChange: async () => null,
      preventWorkerStop: () => () => {},
      wait: () => new Promise(() => undefined),
    });
    expect(await runner.run('a')).toEqual({
      ok: false,
      problem: { kind: 'store-failed', name: 'TypeError' },
    });
  });
});

describe('cancelChange', () => {
  it('keeps the chunks that are written, and lets them be undone', async () => {
    const database = await createLibrary();
    const before = await readSections(database);
    await startChange(database, {
      id: 'a',
      at: AT,
      action: { kind: 'delete' },
      stableIds: IDS,
      chunkSize: 5,
    });
    await applyNextChunk(database, 'a', NOW);
    await cancelChange(database, 'a');
    await finishChange(database, 'a', NOW);
    expect(await findChange(database, 'a')).toMatchObject({ state: 'cancelled', appliedCount: 1 });

    await undoChange(database, 'a');
    await finishChange(database, 'a', NOW);
    expect(await readSections(database)).toEqual(before);
  });
});
