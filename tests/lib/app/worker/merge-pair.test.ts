import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { type MergeDeps, mergePair, unmergePair } from '@/lib/app/worker/merge-pair';
import { type Database, openDatabase } from '@/lib/storage/open-database';
import { findDuplicates } from '@/lib/storage/queries/find-duplicates';
import {
  findLastMergeInto,
  findMergeOfBinnedSource,
  findMergeOfSource,
} from '@/lib/storage/queries/find-merge';
import { findSourceByUrlKeys } from '@/lib/storage/queries/find-source-by-url-keys';
import { listSnapshots } from '@/lib/storage/queries/snapshots';
import { buildRow } from '@/lib/storage/transactions/build-row';
import { emptyBin } from '@/lib/storage/transactions/empty-bin';
import { mergeRows, unmergeRows } from '@/lib/storage/transactions/merge-rows';
import { makeSnapshot, makeSource } from '@/tests/support/make-sources';

const now = new Date('2026-03-14T10:00:00.000Z');
const noIdentifiers = makeSource().identifiers;

function createDeps(database: Database): MergeDeps {
  return {
    now: () => now,
    findMergeOfBinnedSource: (stableId) => findMergeOfBinnedSource(database, stableId),
    writeMerge: (pair, buildMergedSource) => mergeRows(database, pair, now, buildMergedSource),
    writeUnmerge: (pair, buildSplitSources) => unmergeRows(database, pair, now, buildSplitSources),
  };
}

/** Saves two sources of one paper, each with a snapshot. */
async function saveTwoSourcesOfOneWork() {
  const database = openDatabase(`merge-${crypto.randomUUID()}`);
  const identifiers = { ...noIdentifiers, doi: '10.1000/x' };
  const keep = makeSource({ identifiers, summary: 'Summary A.', tags: ['a'] });
  const other = makeSource({ identifiers, summary: 'Summary B.', status: 'reviewed', publishedDate: '2024' });
  await database.sources.bulkAdd([keep, other].map((source) => buildRow(source, null)));
  await database.snapshots.bulkAdd([makeSnapshot(keep, 'k'), makeSnapshot(other, 'o')]);
  const pair = { keep: keep.stableId, other: other.stableId };
  const readAllRows = async () => ({
    sources: await database.sources.toArray(),
    snapshots: await database.snapshots.toArray(),
  });
  return { database, keep, other, pair, deps: createDeps(database), readAllRows: readAllRows };
}

describe('mergePair', () => {
  it('combines both sources and finds the result under every URL of both', async () => {
    const { database, keep, other, pair, deps } = await saveTwoSourcesOfOneWork();

    const mergeResult = await mergePair(deps, pair);

    expect(mergeResult).toMatchObject({
      ok: true,
      value: {
        source: {
          stableId: keep.stableId,
          summary: 'Summary A.\n\nSummary B.',
          publishedDate: '2024',
          aliases: [other.url],
        },
      },
    });
    expect(await database.sources.get(other.stableId)).toMatchObject({
      shelf: 'bin',
      deletedAt: now.toISOString(),
    });
    const foundRow = await findSourceByUrlKeys(database, [other.url.replace('https://', '')]);
    expect(foundRow?.stableId).toBe(keep.stableId);
    expect((await listSnapshots(database, keep.stableId)).map(({ text }) => text)).toEqual(['k', 'o']);
  });

  it('does not suggest the pair again', async () => {
    const { database, keep, pair, deps } = await saveTwoSourcesOfOneWork();
    expect(await findDuplicates(database, keep, keep.stableId)).toHaveLength(1);
    await mergePair(deps, pair);
    expect(await findDuplicates(database, keep, keep.stableId)).toEqual([]);
  });

  it('is idempotent', async () => {
    const { pair, deps, readAllRows } = await saveTwoSourcesOfOneWork();
    await mergePair(deps, pair);
    const rowsAfterFirstCall = await readAllRows();
    expect(await mergePair(deps, pair)).toMatchObject({ ok: true });
    expect(await readAllRows()).toEqual(rowsAfterFirstCall);
  });

  it('returns a problem for the source itself or a missing source', async () => {
    const { keep, deps, readAllRows } = await saveTwoSourcesOfOneWork();
    const rowsBefore = await readAllRows();
    const missingProblem = { ok: false, problem: { kind: 'no-such-source' } };
    expect(await mergePair(deps, { keep: keep.stableId, other: keep.stableId })).toEqual(missingProblem);
    expect(await mergePair(deps, { keep: keep.stableId, other: makeSource().stableId })).toEqual(
      missingProblem,
    );
    expect(await readAllRows()).toEqual(rowsBefore);
  });
});

describe('unmergePair', () => {
  it('restores all rows', async () => {
    const { database, keep, pair, deps, readAllRows } = await saveTwoSourcesOfOneWork();
    const rowsBefore = await readAllRows();
    await mergePair(deps, pair);

    expect(await unmergePair(deps, pair)).toMatchObject({ ok: true });

    expect(await readAllRows()).toEqual(rowsBefore);
    expect(await findLastMergeInto(database, keep.stableId)).toBeNull();
  });

  it('is idempotent', async () => {
    const { pair, deps, readAllRows } = await saveTwoSourcesOfOneWork();
    await mergePair(deps, pair);
    await unmergePair(deps, pair);
    const rowsAfterFirstCall = await readAllRows();
    expect(await unmergePair(deps, pair)).toMatchObject({ ok: true });
    expect(await readAllRows()).toEqual(rowsAfterFirstCall);
  });

  it('keeps later captures and edits', async () => {
    const { database, keep, pair, deps } = await saveTwoSourcesOfOneWork();
    await mergePair(deps, pair);
    await database.snapshots.add(makeSnapshot(keep, 'n', { capturedAt: '2026-03-15T09:00:00.000Z' }));
    const row = await database.sources.get(keep.stableId);
    if (!row) throw new Error('no such row');
    const updatedAt = '2026-03-15T09:00:00.000Z';
    await database.sources.put(
      buildRow({ ...row.source, review: 'Edited after the merge.', updatedAt }, null),
    );

    await unmergePair(deps, pair);

    expect((await database.sources.get(keep.stableId))?.source).toMatchObject({
      summary: 'Summary A.',
      review: 'Edited after the merge.',
      aliases: [],
    });
    expect((await listSnapshots(database, keep.stableId)).map(({ text }) => text)).toEqual(['k', 'n']);
  });

  it('undoes several merges when the latest is undone first', async () => {
    const { database, keep, pair, deps, readAllRows } = await saveTwoSourcesOfOneWork();
    const thirdSource = makeSource({ summary: 'Third.' });
    await database.sources.add(buildRow(thirdSource, null));
    const rowsBefore = await readAllRows();
    await mergePair(deps, pair);
    await mergePair(deps, { ...pair, other: thirdSource.stableId });
    await database.merges.update([pair.keep, thirdSource.stableId], { at: '2026-03-14T11:00:00.000Z' });

    for (const expectedOther of [thirdSource.stableId, pair.other]) {
      const lastMerge = await findLastMergeInto(database, keep.stableId);
      expect(lastMerge?.other).toBe(expectedOther);
      if (lastMerge) await unmergePair(deps, lastMerge);
    }

    expect(await readAllRows()).toEqual(rowsBefore);
  });

  it('is rejected while `keep` is merged into a third source, and succeeds after that merge is undone', async () => {
    const { database, keep, pair, deps, readAllRows } = await saveTwoSourcesOfOneWork();
    const thirdSource = makeSource({ title: 'The third' });
    await database.sources.add(buildRow(thirdSource, null));
    const rowsBefore = await readAllRows();
    await mergePair(deps, pair);
    const furtherPair = { keep: thirdSource.stableId, other: keep.stableId };
    await mergePair(deps, furtherPair);
    const rowsAfterMerges = await readAllRows();

    const unmergeResult = await unmergePair(deps, pair);

    const problem = { kind: 'merged-again', target: keep.title, into: 'The third' };
    expect(unmergeResult).toEqual({ ok: false, problem });
    expect(await readAllRows()).toEqual(rowsAfterMerges);
    expect(await unmergePair(deps, furtherPair)).toMatchObject({ ok: true });
    expect(await unmergePair(deps, pair)).toMatchObject({ ok: true });
    expect(await readAllRows()).toEqual(rowsBefore);
  });

  it('is not possible after the bin is emptied', async () => {
    const { database, keep, other, pair, deps } = await saveTwoSourcesOfOneWork();
    await mergePair(deps, pair);
    await emptyBin(database, '2026-03-14T09:00:00.000Z');
    expect(await findMergeOfSource(database, other.stableId)).not.toBeNull();
    await emptyBin(database, '2026-05-01T00:00:00.000Z');
    expect(await findMergeOfSource(database, other.stableId)).toBeNull();
    expect(await database.sources.get(other.stableId)).toBeUndefined();
    expect((await listSnapshots(database, keep.stableId)).map(({ text }) => text)).toEqual(['k', 'o']);
  });
});
