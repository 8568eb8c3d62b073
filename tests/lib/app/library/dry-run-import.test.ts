import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import { type DryRunDeps, dryRunImport } from '@/lib/app/library/dry-run-import';
import { createSourceList } from '@/lib/app/library/import-contents';
import { splitIntoChunks } from '@/lib/app/library/import-file';
import { type ImportChunkDeps, importChunk } from '@/lib/app/worker/import-chunk';
import { createWrittenIdReader } from '@/lib/app/worker/written-ids';
import { DEFAULT_IMPORT_CHOICES } from '@/lib/record/schema/import-choices';
import type { Source } from '@/lib/record/schema/source';
import { openDatabase } from '@/lib/storage/open-database';
import { listImportMatches } from '@/lib/storage/queries/find-import-match';
import { findChunkWithChange, listChunkIds } from '@/lib/storage/queries/list-changes';
import { listWikis } from '@/lib/storage/queries/list-wikis';
import { getEntriesWithCitations } from '@/lib/storage/queries/outbox-entries';
import { listSnapshots } from '@/lib/storage/queries/snapshots';
import { buildRow } from '@/lib/storage/transactions/build-row';
import { importSources } from '@/lib/storage/transactions/import-sources';
import { loadAll } from '@/tests/support/load-all';
import { makeSource } from '@/tests/support/make-sources';

const database = openDatabase('dry-run-import');
const deps: DryRunDeps & ImportChunkDeps = {
  findMatches: (sources) => listImportMatches(database, sources),
  listWikis: () => listWikis(database),
  getEntriesWithCitations: (stableIds) => getEntriesWithCitations(database, stableIds),
  listSnapshots: (stableId) => listSnapshots(database, stableId),
  findUnknownChunk: ({ id, chunkCount }) => findChunkWithChange(database, id, chunkCount),
  getWrittenIds: createWrittenIdReader((id, from, to) => listChunkIds(database, id, from, to)),
  importSources: (items, change) => importSources(database, items, new Date(), change),
};

async function planRows(sources: unknown[]) {
  const file = { schemaVersion: 1, sources, snapshots: [], venues: [] };
  return planFile(JSON.stringify(file));
}

async function planFile(text: string) {
  const dryRun = await dryRunImport(deps, new File([text], 'export.json'), new Date(), [], {
    onProgress: () => {},
    signal: new AbortController().signal,
  });
  if (!dryRun.ok) throw new Error(dryRun.problem.kind);
  return dryRun.value.rows;
}

/** Imports sources chunk by chunk, like the options page, and returns the counts. */
async function runImport(sources: Source[], shouldReplace: boolean) {
  const totals = { added: 0, replaced: 0, restored: 0, skipped: 0, rejected: 0 };
  const change = { id: crypto.randomUUID(), at: new Date().toISOString(), chunkCount: 0 };
  const list = createSourceList(sources);
  for (const chunk of splitIntoChunks(list.references, new Map(), [])) {
    const result = await importChunk(deps, {
      sources: await loadAll({ ...list, references: chunk.sources }),
      venues: [],
      snapshots: [],
      choices: { ...DEFAULT_IMPORT_CHOICES, existing: shouldReplace ? 'replace' : 'skip' },
      change,
    });
    if (!result.ok) throw new Error(result.problem.kind);
    for (const count of Object.keys(totals) as (keyof typeof totals)[]) totals[count] += result.value[count];
    change.chunkCount = result.value.change?.chunkCount ?? 0;
  }
  return totals;
}

const [sameSource, changedSource, conflictingSource, otherSource, binnedSource] = [
  makeSource(),
  makeSource(),
  makeSource(),
  makeSource(),
  makeSource(),
];

describe('dryRunImport', () => {
  beforeEach(async () => {
    await database.sources.clear();
    await database.sources.bulkPut(
      [sameSource, changedSource, conflictingSource, otherSource].map((source) => buildRow(source, null)),
    );
    await database.sources.put(buildRow(binnedSource, '2026-03-13T09:00:00.000Z'));
  });

  it('names a file that is truncated after a whole record', async () => {
    const rows = await planFile(
      `{"schemaVersion":1,"sources":[${JSON.stringify(makeSource({ title: 'Tides' }))},`,
    );
    expect(rows.map(({ label, outcome, rejection }) => [label, outcome, rejection])).toEqual([
      ['export.json', 'rejected', { kind: 'damaged' }],
      ['Tides', 'new', null],
    ]);
  });

  it('names the omitted values of a source in its own row, and only if the source is written', async () => {
    const entries = ['2024', 'Spring 2024'].map(
      (date, index) =>
        `@misc{e${index}, title = {Tides}, url = {https://e.example/${index}}, date = {${date}}}`,
    );
    const dryRun = await dryRunImport(deps, new File([entries.join('\n')], 'a.bib'), new Date(), [], {
      onProgress: () => {},
      signal: new AbortController().signal,
    });
    if (!dryRun.ok) throw new Error(dryRun.problem.kind);
    const omitted = [{ field: 'publishedDate', text: 'Spring 2024', imported: '2024' }];
    expect(dryRun.value.rows).toEqual([
      { label: 'Tides', outcome: 'new', fields: [], rejection: null },
      { label: 'e1: Tides', outcome: 'new', fields: [], rejection: null, omitted },
    ]);
    await runImport(await loadAll(dryRun.value.contents.sources), false);
    const rows = await planFile(entries.join('\n'));
    expect(rows.map((row) => [row.outcome, row.omitted])).toEqual([
      ['same', undefined],
      ['same', undefined],
    ]);
  });

  it('lists new, restored, same, different and rejected sources, each with its reason', async () => {
    const newSource = makeSource();
    const rows = await planRows([
      sameSource,
      { ...changedSource, summary: 'Changed.' },
      { ...conflictingSource, aliases: [otherSource.url], summary: 'Changed.' },
      newSource,
      makeSource({ url: newSource.url }),
      binnedSource,
      { ...newSource, stableId: 'no id', title: 'Malformed' },
      sameSource,
    ]);

    const results = rows.map(({ outcome, fields, rejection }) => [outcome, fields, rejection]);
    expect(results).toEqual([
      [
        'rejected',
        [],
        { kind: 'malformed', location: { list: 'sources', position: 7 }, fields: ['stableId'] },
      ],
      ['rejected', [], { kind: 'repeated', location: { list: 'sources', position: 8 }, fields: [] }],
      ['same', [], null],
      ['differs', ['summary'], null],
      ['differs', ['aliases', 'summary'], { kind: 'in-library' }],
      ['new', [], null],
      ['rejected', [], { kind: 'in-file' }],
      ['restored', [], null],
    ]);
    expect(rows[0]?.label).toBe('Malformed');
  });

  it.each([false, true])(
    'predicts the result of the import, even if sources of different chunks conflict (replace: %s)',
    async (shouldReplace) => {
      const newSources = Array.from({ length: 230 }, () => makeSource());
      // The first chunk has 200 sources. These are in the second chunk, and match sources of the first one or local
      // ones.
      const conflictingImports = [
        makeSource({ url: newSources[0]?.url }),
        makeSource({ url: binnedSource.url }),
        makeSource({ aliases: [otherSource.url] }),
      ];
      const file = [
        binnedSource,
        { ...changedSource, title: 'Changed' },
        { ...conflictingSource, aliases: [otherSource.url] },
        ...newSources,
        ...conflictingImports,
      ];
      const rows = await planRows(file);

      const counts = await runImport(file, shouldReplace);

      const count = (outcome: string) => rows.filter((row) => row.outcome === outcome).length;
      const irreplaceableCount = rows.filter(
        ({ outcome, rejection }) => outcome === 'differs' && rejection,
      ).length;
      expect(count('rejected')).toBe(2);
      expect(counts).toEqual({
        added: count('new'),
        restored: count('restored'),
        rejected: count('rejected') + (shouldReplace ? irreplaceableCount : 0),
        replaced: shouldReplace ? count('differs') - irreplaceableCount : 0,
        skipped: shouldReplace ? 0 : count('differs') + count('same'),
      });
    },
  );
});
