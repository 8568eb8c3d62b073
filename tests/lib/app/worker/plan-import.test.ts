import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { planImport } from '@/lib/app/worker/plan-import';
import { computeSha256 } from '@/lib/base/sha256';
import { DEFAULT_IMPORT_CHOICES, type ImportChoices } from '@/lib/record/schema/import-choices';
import type { Snapshot } from '@/lib/record/schema/snapshot';
import type { Source } from '@/lib/record/schema/source';
import { openDatabase } from '@/lib/storage/open-database';
import { listImportMatches } from '@/lib/storage/queries/find-import-match';
import { listSnapshots } from '@/lib/storage/queries/snapshots';
import { buildRow } from '@/lib/storage/transactions/build-row';
import { makeSnapshot, makeSource } from '@/tests/support/make-sources';

const REPLACE: ImportChoices = { ...DEFAULT_IMPORT_CHOICES, existing: 'replace' };
const DELETED = '2026-03-13T09:00:00.000Z';

const makeSnapshotOfText = async (source: Source, text: string, capturedAt?: string) =>
  makeSnapshot(source, text, { sha256: await computeSha256(text), ...(capturedAt ? { capturedAt } : {}) });

/** Creates a database, and returns a function that plans the import of a file into it. */
async function createImportPlanner({
  savedSources = [] as Source[],
  binnedSources = [] as Source[],
  savedSnapshots = [] as Snapshot[],
}) {
  const database = openDatabase(`import-${crypto.randomUUID()}`);
  await database.sources.bulkAdd([
    ...savedSources.map((source) => buildRow(source, null)),
    ...binnedSources.map((source) => buildRow(source, DELETED)),
  ]);
  await database.snapshots.bulkAdd(savedSnapshots);
  return (file: Partial<Parameters<typeof planImport>[0]>) =>
    planImport(
      { sources: [], snapshots: [], choices: DEFAULT_IMPORT_CHOICES, writtenIds: new Set(), ...file },
      {
        findMatches: (sources) => listImportMatches(database, sources),
        listSnapshots: (id) => listSnapshots(database, id),
      },
    );
}

describe('planImport', () => {
  it('adds new sources and leaves known ones unchanged', async () => {
    const [knownSource, newSource] = [makeSource(), makeSource()];
    const planFile = await createImportPlanner({
      savedSources: [knownSource],
      savedSnapshots: [await makeSnapshotOfText(knownSource, 'k')],
    });

    const plan = await planFile({
      sources: [knownSource, newSource],
      snapshots: [await makeSnapshotOfText(knownSource, 'k'), await makeSnapshotOfText(newSource, 'f')],
    });

    expect(plan).toMatchObject({ added: 1, replaced: 0, skipped: 1, textCount: 0 });
    expect(plan.sourcesToSave.map(({ stableId }) => stableId)).toEqual([newSource.stableId]);
    expect(plan.snapshots.map(({ stableId }) => stableId)).toEqual([newSource.stableId]);
  });

  it('fills only the empty values of known sources from a file of another program', async () => {
    const existingSource = makeSource({ summary: 'Mine', siteName: null });
    const importedSource = makeSource({
      url: existingSource.url,
      summary: 'Other',
      siteName: 'The Harbour Times',
    });
    const planFile = await createImportPlanner({ savedSources: [existingSource] });
    const plan = await planFile({
      sources: [importedSource],
      choices: { ...REPLACE, existing: 'fill' },
      isForeign: true,
    });
    expect(plan).toMatchObject({ replaced: 1 });
    expect(plan.sourcesToSave).toEqual([{ ...existingSource, siteName: 'The Harbour Times' }]);
  });

  it.each(['fill', 'replace'] as const)(
    'counts a source to which the file adds nothing as unchanged (%s)',
    async (existing) => {
      const existingSource = makeSource({ summary: 'Mine' });
      const importedSource = { ...existingSource, stableId: makeSource().stableId };
      const planFile = await createImportPlanner({ savedSources: [existingSource] });
      const plan = await planFile({
        sources: [importedSource],
        choices: { ...REPLACE, existing },
        isForeign: true,
      });
      expect(plan).toMatchObject({ replaced: 0, skipped: 1 });
      expect(plan.sourcesToSave).toEqual([existingSource]);
    },
  );

  it('gives a replaced record with a known URL and its snapshots the local stable id', async () => {
    const existingSource = makeSource();
    const importedSource = makeSource({ url: existingSource.url });
    const planFile = await createImportPlanner({ savedSources: [existingSource] });

    const plan = await planFile({
      sources: [importedSource],
      snapshots: [await makeSnapshotOfText(importedSource, 't')],
      choices: REPLACE,
    });

    expect(plan).toMatchObject({
      replaced: 1,
      sourcesToSave: [{ stableId: existingSource.stableId }],
      snapshots: [{ stableId: existingSource.stableId }],
    });
  });

  it('adds the first of two sources with one URL and rejects the second', async () => {
    const firstSource = makeSource();
    const secondSource = makeSource({ url: `${firstSource.url}/` });

    const plan = await (await createImportPlanner({}))({ sources: [firstSource, secondSource] });

    expect(plan).toMatchObject({ added: 1, skipped: 0, rejected: 1 });
  });

  it('restores a source from the bin with the values and snapshots of the file', async () => {
    const [binnedSource, binnedUnderOtherId] = [makeSource({ summary: 'Local.' }), makeSource()];
    const planFile = await createImportPlanner({ binnedSources: [binnedSource, binnedUnderOtherId] });
    const importedUnderOtherId = makeSource({ url: binnedUnderOtherId.url });

    const plan = await planFile({
      sources: [binnedSource, importedUnderOtherId],
      snapshots: [await makeSnapshotOfText(binnedSource, 'm')],
    });

    expect(plan).toMatchObject({
      restored: 2,
      skipped: 0,
      snapshots: [{ stableId: binnedSource.stableId }],
    });
    expect(plan.sourcesToSave).toEqual([
      binnedSource,
      { ...importedUnderOtherId, stableId: binnedUnderOtherId.stableId },
    ]);
  });

  it('does not restore a merged source whose URL the merge target has', async () => {
    const mergedRecord = makeSource();
    const mergeTarget = makeSource({ aliases: [mergedRecord.url] });

    const plan = await (
      await createImportPlanner({ savedSources: [mergeTarget], binnedSources: [mergedRecord] })
    )({
      sources: [mergedRecord],
    });

    expect(plan).toMatchObject({ restored: 0, skipped: 1, sourcesToSave: [] });
  });

  it('adds only the snapshots that a known record does not have', async () => {
    const knownSource = makeSource();
    const [firstSource, secondSource] = [
      await makeSnapshotOfText(knownSource, 'one'),
      await makeSnapshotOfText(knownSource, 'two', '2026-03-14T09:00:00.000Z'),
    ];
    const snapshotWithSameText = { ...firstSource, capturedAt: '2026-03-15T09:00:00.000Z' };
    const planFile = await createImportPlanner({
      savedSources: [knownSource],
      savedSnapshots: [firstSource],
    });

    const plan = await planFile({
      sources: [knownSource],
      snapshots: [firstSource, secondSource, snapshotWithSameText],
    });

    expect(plan).toMatchObject({ skipped: 1, textCount: 1, sourcesToSave: [] });
    expect(plan.snapshots).toEqual([secondSource]);
  });

  it('computes the hash from the normalised text and ignores the hash in the file', async () => {
    const source = makeSource();
    const snapshotWithWrongHash = {
      ...(await makeSnapshotOfText(source, 'some  words\r\n')),
      sha256: '0'.repeat(64),
    };

    const plan = await (await createImportPlanner({}))({
      sources: [source],
      snapshots: [snapshotWithWrongHash],
    });

    expect(plan.snapshots).toMatchObject([{ text: 'some words', sha256: await computeSha256('some words') }]);
  });
});

describe('planImport with replace', () => {
  it('replaces by stable id and rejects another source that matches by URL', async () => {
    const existingSource = makeSource();
    const importedWithSameUrl = makeSource({ url: existingSource.url, summary: 'By its address.' });
    const importedWithSameId = makeSource({ stableId: existingSource.stableId, summary: 'By its id.' });

    const plan = await (await createImportPlanner({ savedSources: [existingSource] }))({
      sources: [importedWithSameUrl, importedWithSameId],
      choices: REPLACE,
    });

    expect(plan).toMatchObject({ replaced: 1, rejected: 1, sourcesToSave: [{ summary: 'By its id.' }] });
  });

  it('rejects a source whose stable id an earlier chunk wrote', async () => {
    const existingSource = makeSource();
    const importedWithSameId = makeSource({ stableId: existingSource.stableId });
    const planFile = await createImportPlanner({ savedSources: [existingSource] });

    const plan = await planFile({
      sources: [importedWithSameId],
      choices: REPLACE,
      writtenIds: new Set([existingSource.stableId]),
    });

    expect(plan).toMatchObject({ replaced: 0, rejected: 1, sourcesToSave: [] });
  });

  it('does not give a record a URL of another source', async () => {
    const [firstSource, secondSource] = [makeSource(), makeSource()];
    const planFile = await createImportPlanner({ savedSources: [firstSource, secondSource] });

    const plan = await planFile({ sources: [{ ...firstSource, url: secondSource.url }], choices: REPLACE });

    expect(plan).toMatchObject({ replaced: 0, rejected: 1, sourcesToSave: [] });
  });

  it('skips the groups that the reader does not want, with their snapshots', async () => {
    const [knownSource, binnedSource, newSource] = [makeSource(), makeSource(), makeSource()];
    const planFile = await createImportPlanner({
      savedSources: [knownSource],
      binnedSources: [binnedSource],
    });
    const plan = await planFile({
      sources: [knownSource, binnedSource, newSource],
      snapshots: [await makeSnapshotOfText(newSource, 'n')],
      choices: { added: 'skip', binned: 'skip', existing: 'skip' },
    });
    expect(plan).toMatchObject({ added: 0, restored: 0, replaced: 0, skipped: 3, snapshots: [] });
    expect(plan.sourcesToSave).toEqual([]);
  });
});
