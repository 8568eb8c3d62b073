import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import { mergeRecords } from '@/lib/app/worker/merge-records';
import { type RestoreDeps, restoreSources } from '@/lib/app/worker/restore-sources';
import type { Source } from '@/lib/record/schema/source';
import { openDatabase } from '@/lib/storage/open-database';
import { findMergeOfBinnedRecord, findMergeOfRecord } from '@/lib/storage/queries/find-merge';
import { buildRow } from '@/lib/storage/transactions/build-row';
import { restoreFromBin } from '@/lib/storage/transactions/change-sources';
import { mergeRows, unmergeRows } from '@/lib/storage/transactions/merge-rows';
import { createDraftDeps } from '@/tests/support/draft-deps';
import { makeSource } from '@/tests/support/make-records';

const DELETED = '2026-03-13T09:00:00.000Z';

const database = openDatabase('restore-sources');
const deps: RestoreDeps = {
  ...createDraftDeps(database),
  now: () => new Date(),
  findMergeOfBinnedRecord: (stableId) => findMergeOfBinnedRecord(database, stableId),
  findMergeOfRecord: (stableId) => findMergeOfRecord(database, stableId),
  writeMerge: (pair, buildMergedSource) => mergeRows(database, pair, new Date(), buildMergedSource),
  writeUnmerge: (pair, buildSplitSources) => unmergeRows(database, pair, new Date(), buildSplitSources),
  restoreFromBin: (stableIds) => restoreFromBin(database, stableIds, new Date()),
};

beforeEach(async () => {
  await Promise.all([database.sources.clear(), database.merges.clear()]);
});

const saveRecord = (source: Source, deletedAt: string | null = null) =>
  database.sources.put(buildRow(source, null, deletedAt));
const readSections = async () =>
  (await database.sources.orderBy('stableId').toArray()).map(({ shelf }) => shelf);

/** Merges `second` into `first`, then `first` into `third`. */
async function createMergeChain() {
  const [first, second, third] = [makeSource(), makeSource(), makeSource()];
  await Promise.all([saveRecord(first), saveRecord(second), saveRecord(third)]);
  await mergeRecords(deps, { keep: first.stableId, other: second.stableId });
  await mergeRecords(deps, { keep: third.stableId, other: first.stableId });
  await database.merges.update([first.stableId, second.stableId], { at: DELETED });
  return { first, second, third };
}

describe('restoreSources', () => {
  it('returns the record to restore first when the merge target was merged into a third record', async () => {
    const { first, second, third } = await createMergeChain();

    const restoreResult = await restoreSources(deps, [second.stableId]);

    const problem = { kind: 'merged-again', target: first.title, into: third.title };
    expect(restoreResult).toEqual({ ok: false, problem });
    expect(await readSections()).toEqual(['bin', 'bin', 'inbox']);
  });

  it('undoes a chain of merges from its end in any order of the ids', async () => {
    const { first, second } = await createMergeChain();

    const restoreResult = await restoreSources(deps, [second.stableId, first.stableId]);

    expect(restoreResult).toMatchObject({ ok: true });
    const rows = await database.sources.orderBy('stableId').toArray();
    expect(rows.map(({ shelf, source }) => [shelf, source.aliases])).toEqual([
      ['inbox', []],
      ['inbox', []],
      ['inbox', []],
    ]);
  });

  it('leaves a record in the bin when another record now has its URL', async () => {
    const [binnedSource, sourceWithSameUrl] = [makeSource(), makeSource({ title: 'Has it now' })];
    await saveRecord(binnedSource, DELETED);
    await saveRecord({ ...sourceWithSameUrl, url: binnedSource.url });

    const restoreResult = await restoreSources(deps, [binnedSource.stableId]);

    expect(restoreResult).toEqual({ ok: false, problem: { kind: 'url-taken', title: 'Has it now' } });
    expect(await readSections()).toEqual(['bin', 'inbox']);
  });
});
