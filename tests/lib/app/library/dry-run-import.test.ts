import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import { type DryRunDeps, dryRunImport } from '@/lib/app/library/dry-run-import';
import { splitIntoChunks } from '@/lib/app/library/import-records';
import { type ImportFileDeps, importFile } from '@/lib/app/worker/import-file';
import type { Source } from '@/lib/record/schema/source';
import { openDatabase } from '@/lib/storage/open-database';
import { findImportMatch } from '@/lib/storage/queries/find-import-match';
import { listWikis } from '@/lib/storage/queries/list-wikis';
import { getEntriesWithCitations } from '@/lib/storage/queries/outbox-entries';
import { listSnapshots } from '@/lib/storage/queries/snapshots';
import { buildRow } from '@/lib/storage/transactions/build-row';
import { importRecords } from '@/lib/storage/transactions/import-records';
import { makeSource } from '@/tests/support/make-records';

const database = openDatabase('dry-run-import');
const deps: DryRunDeps & ImportFileDeps = {
  findMatch: (source) => findImportMatch(database, source),
  listWikis: () => listWikis(database),
  getEntriesWithCitations: (stableIds) => getEntriesWithCitations(database, stableIds),
  listSnapshots: (stableId) => listSnapshots(database, stableId),
  importRecords: (records) => importRecords(database, records, new Date()),
};

async function planRows(sources: unknown[]) {
  const file = { schemaVersion: 1, sources, snapshots: [], venues: [] };
  const run = await dryRunImport(deps, JSON.stringify(file));
  if (!run.ok) throw new Error(run.problem.kind);
  return run.value.rows;
}

/** Imports as the options page does, chunk by chunk, and returns the counts. */
async function runImport(sources: Source[], replace: boolean) {
  const total = { added: 0, replaced: 0, restored: 0, skipped: 0, rejected: 0 };
  const written: Source['stableId'][] = [];
  for (const part of splitIntoChunks(sources, new Map(), [])) {
    const reply = await importFile(deps, { ...part, replace, written });
    if (!reply.ok) throw new Error(reply.problem.kind);
    for (const count of Object.keys(total) as (keyof typeof total)[]) total[count] += reply.value[count];
    written.push(...reply.value.written);
  }
  return total;
}

const [same, changed, conflicting, other, binned] = [
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
      [same, changed, conflicting, other].map((source) => buildRow(source, null, null)),
    );
    await database.sources.put(buildRow(binned, null, '2026-03-13T09:00:00.000Z'));
  });

  it('lists new, restored, same, different and rejected records, each with its reason', async () => {
    const fresh = makeSource();
    const rows = await planRows([
      same,
      { ...changed, summary: 'Another.' },
      { ...conflicting, aliases: [other.url], summary: 'Another.' },
      fresh,
      makeSource({ url: fresh.url }),
      binned,
      { ...fresh, stableId: 'no id', title: 'Torn' },
      same,
    ]);

    const results = rows.map(({ outcome, fields, rejection }) => [outcome, fields, rejection]);
    expect(results).toEqual([
      ['rejected', [], { kind: 'malformed', place: 'sources[6]', fields: ['stableId'] }],
      ['rejected', [], { kind: 'repeated', place: 'sources[7]' }],
      ['same', [], null],
      ['differs', ['summary'], null],
      ['differs', ['aliases', 'summary'], { kind: 'here' }],
      ['new', [], null],
      ['rejected', [], { kind: 'in-file' }],
      ['restored', [], null],
    ]);
    expect(rows[0]?.label).toBe('Torn');
  });

  it.each([false, true])(
    'matches the result of the import, also across chunks of a file (replace: %s)',
    async (replace) => {
      const newSources = Array.from({ length: 230 }, () => makeSource());
      // The first chunk has 200 records. These are in the second one and match records of the first chunk or local ones.
      const rivals = [
        makeSource({ url: newSources[0]?.url }),
        makeSource({ url: binned.url }),
        makeSource({ aliases: [other.url] }),
      ];
      const file = [
        binned,
        { ...changed, title: 'Else' },
        { ...conflicting, aliases: [other.url] },
        ...newSources,
        ...rivals,
      ];
      const rows = await planRows(file);

      const counts = await runImport(file, replace);

      const count = (outcome: string) => rows.filter((row) => row.outcome === outcome).length;
      const irreplaceableCount = rows.filter(
        ({ outcome, rejection }) => outcome === 'differs' && rejection,
      ).length;
      expect(count('rejected')).toBe(2);
      expect(counts).toEqual({
        added: count('new'),
        restored: count('restored'),
        rejected: count('rejected') + (replace ? irreplaceableCount : 0),
        replaced: replace ? count('differs') - irreplaceableCount : 0,
        skipped: replace ? 0 : count('differs') + count('same'),
      });
    },
  );
});
