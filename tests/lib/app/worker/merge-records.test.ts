import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { type MergeDeps, mergeRecords, unmergeRecords } from '@/lib/app/worker/merge-records';
import { type Database, openDatabase } from '@/lib/storage/open-database';
import { findDuplicates } from '@/lib/storage/queries/find-duplicates';
import { findBinningMerge, findLastMergeInto, findMergeFrom } from '@/lib/storage/queries/find-merge';
import { findSourceByUrlKeys } from '@/lib/storage/queries/find-source-by-url-keys';
import { listSnapshots } from '@/lib/storage/queries/snapshots';
import { buildRow } from '@/lib/storage/transactions/build-row';
import { emptyBin } from '@/lib/storage/transactions/empty-bin';
import { mergeRows, unmergeRows } from '@/lib/storage/transactions/merge-rows';
import { makeSnapshot, makeSource } from '@/tests/support/make-records';

const now = new Date('2026-03-14T10:00:00.000Z');
const none = makeSource().identifiers;

function createDeps(store: Database): MergeDeps {
  return {
    now: () => now,
    findBinningMerge: (stableId) => findBinningMerge(store, stableId),
    writeMerge: (pair, buildMerged) => mergeRows(store, pair, now, buildMerged),
    writeUnmerge: (pair, buildSplit) => unmergeRows(store, pair, now, buildSplit),
  };
}

/** Creates two saved records of one paper, each with its snapshot. */
async function createTwoRecords() {
  const store = openDatabase(`merge-${crypto.randomUUID()}`);
  const identifiers = { ...none, doi: '10.1000/x' };
  const keep = makeSource({ identifiers, summary: 'Mine.', tags: ['a'] });
  const other = makeSource({ identifiers, summary: 'Theirs.', status: 'reviewed', publishedDate: '2024' });
  await store.sources.bulkAdd([keep, other].map((source) => buildRow(source, null, null)));
  await store.snapshots.bulkAdd([makeSnapshot(keep, 'k'), makeSnapshot(other, 'o')]);
  const pair = { keep: keep.stableId, other: other.stableId };
  const readAllRows = async () => ({
    sources: await store.sources.toArray(),
    snapshots: await store.snapshots.toArray(),
  });
  return { store, keep, other, pair, deps: createDeps(store), everything: readAllRows };
}

describe('merging two saved records', () => {
  it('combines both records, which are found under every address of both', async () => {
    const { store, keep, other, pair, deps } = await createTwoRecords();

    const merged = await mergeRecords(deps, pair);

    expect(merged).toMatchObject({
      ok: true,
      value: {
        source: {
          stableId: keep.stableId,
          summary: 'Mine.\n\nTheirs.',
          publishedDate: '2024',
          aliases: [other.url],
        },
      },
    });
    expect(await store.sources.get(other.stableId)).toMatchObject({
      shelf: 'bin',
      deletedAt: now.toISOString(),
    });
    const foundRow = await findSourceByUrlKeys(store, [other.url.replace('https://', '')]);
    expect(foundRow?.stableId).toBe(keep.stableId);
    expect((await listSnapshots(store, keep.stableId)).map(({ text }) => text)).toEqual(['k', 'o']);
  });

  it('does not suggest the pair again', async () => {
    const { store, keep, pair, deps } = await createTwoRecords();
    expect(await findDuplicates(store, keep, keep.stableId)).toHaveLength(1);
    await mergeRecords(deps, pair);
    expect(await findDuplicates(store, keep, keep.stableId)).toEqual([]);
  });

  it('is idempotent', async () => {
    const { pair, deps, everything } = await createTwoRecords();
    await mergeRecords(deps, pair);
    const once = await everything();
    expect(await mergeRecords(deps, pair)).toMatchObject({ ok: true });
    expect(await everything()).toEqual(once);
  });

  it('returns a problem for the record itself or a missing record', async () => {
    const { keep, deps, everything } = await createTwoRecords();
    const before = await everything();
    const missing = { ok: false, problem: { kind: 'no-such-source' } };
    expect(await mergeRecords(deps, { keep: keep.stableId, other: keep.stableId })).toEqual(missing);
    expect(await mergeRecords(deps, { keep: keep.stableId, other: makeSource().stableId })).toEqual(missing);
    expect(await everything()).toEqual(before);
  });
});

describe('undoing a merge', () => {
  it('restores everything', async () => {
    const { store, keep, pair, deps, everything } = await createTwoRecords();
    const before = await everything();
    await mergeRecords(deps, pair);

    expect(await unmergeRecords(deps, pair)).toMatchObject({ ok: true });

    expect(await everything()).toEqual(before);
    expect(await findLastMergeInto(store, keep.stableId)).toBeNull();
  });

  it('is idempotent', async () => {
    const { pair, deps, everything } = await createTwoRecords();
    await mergeRecords(deps, pair);
    await unmergeRecords(deps, pair);
    const once = await everything();
    expect(await unmergeRecords(deps, pair)).toMatchObject({ ok: true });
    expect(await everything()).toEqual(once);
  });

  it('keeps later captures and edits', async () => {
    const { store, keep, pair, deps } = await createTwoRecords();
    await mergeRecords(deps, pair);
    await store.snapshots.add(makeSnapshot(keep, 'n', { capturedAt: '2026-03-15T09:00:00.000Z' }));
    const row = await store.sources.get(keep.stableId);
    if (!row) throw new Error('gone');
    const updatedAt = '2026-03-15T09:00:00.000Z';
    await store.sources.put(buildRow({ ...row.source, review: 'Since.', updatedAt }, null, null));

    await unmergeRecords(deps, pair);

    expect((await store.sources.get(keep.stableId))?.source).toMatchObject({
      summary: 'Mine.',
      review: 'Since.',
      aliases: [],
    });
    expect((await listSnapshots(store, keep.stableId)).map(({ text }) => text)).toEqual(['k', 'n']);
  });

  it('undoes several merges, the latest first', async () => {
    const { store, keep, pair, deps, everything } = await createTwoRecords();
    const third = makeSource({ summary: 'Third.' });
    await store.sources.add(buildRow(third, null, null));
    const before = await everything();
    await mergeRecords(deps, pair);
    await mergeRecords(deps, { ...pair, other: third.stableId });
    await store.merges.update([pair.keep, third.stableId], { at: '2026-03-14T11:00:00.000Z' });

    for (const expected of [third.stableId, pair.other]) {
      const last = await findLastMergeInto(store, keep.stableId);
      expect(last?.other).toBe(expected);
      if (last) await unmergeRecords(deps, last);
    }

    expect(await everything()).toEqual(before);
  });

  it('is rejected while the target is merged into a third record, and works once that merge is undone', async () => {
    const { store, keep, pair, deps, everything } = await createTwoRecords();
    const third = makeSource({ title: 'The third' });
    await store.sources.add(buildRow(third, null, null));
    const before = await everything();
    await mergeRecords(deps, pair);
    const onward = { keep: third.stableId, other: keep.stableId };
    await mergeRecords(deps, onward);
    const chained = await everything();

    const rejected = await unmergeRecords(deps, pair);

    const problem = { kind: 'merged-again', target: keep.title, into: 'The third' };
    expect(rejected).toEqual({ ok: false, problem });
    expect(await everything()).toEqual(chained);
    expect(await unmergeRecords(deps, onward)).toMatchObject({ ok: true });
    expect(await unmergeRecords(deps, pair)).toMatchObject({ ok: true });
    expect(await everything()).toEqual(before);
  });

  it('is not possible after the bin is emptied', async () => {
    const { store, keep, other, pair, deps } = await createTwoRecords();
    await mergeRecords(deps, pair);
    await emptyBin(store, '2026-03-14T09:00:00.000Z');
    expect(await findMergeFrom(store, other.stableId)).not.toBeNull();
    await emptyBin(store, '2026-05-01T00:00:00.000Z');
    expect(await findMergeFrom(store, other.stableId)).toBeNull();
    expect(await store.sources.get(other.stableId)).toBeUndefined();
    expect((await listSnapshots(store, keep.stableId)).map(({ text }) => text)).toEqual(['k', 'o']);
  });
});
