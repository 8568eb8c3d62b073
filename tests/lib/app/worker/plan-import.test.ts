import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { planImport } from '@/lib/app/worker/plan-import';
import { computeSha256 } from '@/lib/base/sha256';
import type { Snapshot } from '@/lib/record/schema/snapshot';
import type { Source } from '@/lib/record/schema/source';
import { openDatabase } from '@/lib/storage/open-database';
import { findImportMatch } from '@/lib/storage/queries/find-import-match';
import { listSnapshots } from '@/lib/storage/queries/snapshots';
import { buildRow } from '@/lib/storage/transactions/build-row';
import { makeSnapshot, makeSource } from '@/tests/support/make-records';

const DELETED = '2026-03-13T09:00:00.000Z';

const makeText = async (source: Source, text: string, capturedAt?: string) =>
  makeSnapshot(source, text, { sha256: await computeSha256(text), ...(capturedAt ? { capturedAt } : {}) });

/** Creates a database with these records (`binned` in the bin) and snapshots, and plans the import of a file into it. */
async function importInto({ here = [] as Source[], binned = [] as Source[], texts = [] as Snapshot[] }) {
  const store = openDatabase(`import-${crypto.randomUUID()}`);
  await store.sources.bulkAdd([
    ...here.map((source) => buildRow(source, null, null)),
    ...binned.map((source) => buildRow(source, null, DELETED)),
  ]);
  await store.snapshots.bulkAdd(texts);
  return (file: Partial<Parameters<typeof planImport>[0]>) =>
    planImport(
      { sources: [], snapshots: [], replace: false, written: [], ...file },
      {
        findMatch: (source) => findImportMatch(store, source),
        listSnapshots: (id) => listSnapshots(store, id),
      },
    );
}

describe('planImport', () => {
  it('adds new records and leaves known ones unchanged', async () => {
    const [known, fresh] = [makeSource(), makeSource()];
    const planned = await importInto({ here: [known], texts: [await makeText(known, 'k')] });

    const plan = await planned({
      sources: [known, fresh],
      snapshots: [await makeText(known, 'k'), await makeText(fresh, 'f')],
    });

    expect(plan).toMatchObject({ added: 1, replaced: 0, skipped: 1, texts: 0 });
    expect(plan.sourcesToSave.map(({ stableId }) => stableId)).toEqual([fresh.stableId]);
    expect(plan.snapshots.map(({ stableId }) => stableId)).toEqual([fresh.stableId]);
  });

  it('with replace keeps the local stable id of a known address, also for its snapshots', async () => {
    const existing = makeSource();
    const imported = makeSource({ url: existing.url });
    const planned = await importInto({ here: [existing] });

    const plan = await planned({
      sources: [imported],
      snapshots: [await makeText(imported, 't')],
      replace: true,
    });

    expect(plan).toMatchObject({
      replaced: 1,
      sourcesToSave: [{ stableId: existing.stableId }],
      snapshots: [{ stableId: existing.stableId }],
    });
  });

  it('adds the first of two records with one address and rejects the second', async () => {
    const first = makeSource();
    const second = makeSource({ url: `${first.url}/` });

    const plan = await (await importInto({}))({ sources: [first, second] });

    expect(plan).toMatchObject({ added: 1, skipped: 0, rejected: 1 });
  });

  it('restores a record from the bin with the values and snapshots of the file', async () => {
    const [local, moved] = [makeSource({ summary: 'Mine.' }), makeSource()];
    const planned = await importInto({ binned: [local, moved] });
    const renamed = makeSource({ url: moved.url });

    const plan = await planned({ sources: [local, renamed], snapshots: [await makeText(local, 'm')] });

    expect(plan).toMatchObject({ restored: 2, skipped: 0, snapshots: [{ stableId: local.stableId }] });
    expect(plan.sourcesToSave).toEqual([local, { ...renamed, stableId: moved.stableId }]);
  });

  it('does not restore a merged record whose address the merge target has', async () => {
    const mergedRecord = makeSource();
    const mergeTarget = makeSource({ aliases: [mergedRecord.url] });

    const plan = await (await importInto({ here: [mergeTarget], binned: [mergedRecord] }))({
      sources: [mergedRecord],
    });

    expect(plan).toMatchObject({ restored: 0, skipped: 1, sourcesToSave: [] });
  });

  it('adds only the snapshots that a known record lacks', async () => {
    const known = makeSource();
    const [first, second] = [
      await makeText(known, 'one'),
      await makeText(known, 'two', '2026-03-14T09:00:00.000Z'),
    ];
    const sameText = { ...first, capturedAt: '2026-03-15T09:00:00.000Z' };
    const planned = await importInto({ here: [known], texts: [first] });

    const plan = await planned({ sources: [known], snapshots: [first, second, sameText] });

    expect(plan).toMatchObject({ skipped: 1, texts: 1, sourcesToSave: [] });
    expect(plan.snapshots).toEqual([second]);
  });

  it('computes the hash from the normalised text instead of trusting the file', async () => {
    const source = makeSource();
    const wrongHash = { ...(await makeText(source, 'some  words\r\n')), sha256: '0'.repeat(64) };

    const plan = await (await importInto({}))({ sources: [source], snapshots: [wrongHash] });

    expect(plan.snapshots).toMatchObject([{ text: 'some words', sha256: await computeSha256('some words') }]);
  });
});

describe('planImport with replace', () => {
  it('replaces by stable id and rejects another record that matches by address', async () => {
    const existing = makeSource();
    const byAddress = makeSource({ url: existing.url, summary: 'By its address.' });
    const byId = makeSource({ stableId: existing.stableId, summary: 'By its id.' });

    const plan = await (await importInto({ here: [existing] }))({
      sources: [byAddress, byId],
      replace: true,
    });

    expect(plan).toMatchObject({ replaced: 1, rejected: 1, sourcesToSave: [{ summary: 'By its id.' }] });
  });

  it('rejects a record that matches one that an earlier chunk wrote', async () => {
    const existing = makeSource();
    const byId = makeSource({ stableId: existing.stableId });
    const planned = await importInto({ here: [existing] });

    const plan = await planned({ sources: [byId], replace: true, written: [existing.stableId] });

    expect(plan).toMatchObject({ replaced: 0, rejected: 1, sourcesToSave: [] });
  });

  it('does not give a record an address of another record', async () => {
    const [firstSource, secondSource] = [makeSource(), makeSource()];
    const planned = await importInto({ here: [firstSource, secondSource] });

    const plan = await planned({ sources: [{ ...firstSource, url: secondSource.url }], replace: true });

    expect(plan).toMatchObject({ replaced: 0, rejected: 1, sourcesToSave: [] });
  });
});
