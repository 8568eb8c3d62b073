import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import { mergePair } from '@/lib/app/worker/merge-pair';
import { type UnmergeDeps, unmergeSources } from '@/lib/app/worker/unmerge-sources';
import type { Source } from '@/lib/record/schema/source';
import { openDatabase } from '@/lib/storage/open-database';
import { findMergeOfBinnedSource, listMergesFrom } from '@/lib/storage/queries/find-merge';
import { buildRow } from '@/lib/storage/transactions/build-row';
import { mergeRows, unmergeRows } from '@/lib/storage/transactions/merge-rows';
import { makeSource } from '@/tests/support/make-sources';
import { createSaveDraftDeps } from '@/tests/support/save-draft-deps';

const DELETED = '2026-03-13T09:00:00.000Z';

const database = openDatabase('restore-sources');
const deps: UnmergeDeps = {
  ...createSaveDraftDeps(database),
  now: () => new Date(),
  findMergeOfBinnedSource: (stableId) => findMergeOfBinnedSource(database, stableId),
  listMergesOfSources: (stableIds) => listMergesFrom(database, stableIds),
  writeMerge: (pair, buildMerged) => mergeRows(database, pair, new Date(), buildMerged),
  writeUnmerge: (pair, buildSplitSources) => unmergeRows(database, pair, new Date(), buildSplitSources),
};

beforeEach(async () => {
  await Promise.all([database.sources.clear(), database.merges.clear()]);
});

const saveNewSource = (source: Source, deletedAt: string | null = null) =>
  database.sources.put(buildRow(source, deletedAt));
const readSections = async () =>
  (await database.sources.orderBy('stableId').toArray()).map(({ shelf }) => shelf);

/** Merges `second` into `first`, and `first` into `third` an hour later. */
async function createMergeChain() {
  const [first, second, third] = [makeSource(), makeSource(), makeSource()];
  await Promise.all([saveNewSource(first), saveNewSource(second), saveNewSource(third)]);
  await mergePair(deps, { keep: first.stableId, other: second.stableId });
  await mergePair(deps, { keep: third.stableId, other: first.stableId });
  await database.merges.update([first.stableId, second.stableId], { at: DELETED });
  return { first, second, third };
}

describe('restoring sources from the bin', () => {
  it('names the source to restore first when a merge target was itself merged', async () => {
    const { first, second, third } = await createMergeChain();

    const restoreResult = await unmergeSources(deps, [second.stableId]);

    const problem = { kind: 'merged-again', target: first.title, into: third.title };
    expect(restoreResult).toEqual({ ok: false, problem });
    expect(await readSections()).toEqual(['bin', 'bin', 'inbox']);
  });

  it('undoes a chain of merges from its end, whatever the order of the ids', async () => {
    const { first, second } = await createMergeChain();

    const restoreResult = await unmergeSources(deps, [second.stableId, first.stableId]);

    expect(restoreResult).toMatchObject({ ok: true });
    const rows = await database.sources.orderBy('stableId').toArray();
    expect(rows.map(({ shelf, source }) => [shelf, source.aliases])).toEqual([
      ['inbox', []],
      ['inbox', []],
      ['inbox', []],
    ]);
  });
});
