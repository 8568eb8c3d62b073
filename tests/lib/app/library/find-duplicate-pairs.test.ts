import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { findDuplicatePairs, type PairProgress } from '@/lib/app/library/find-duplicate-pairs';
import { compareSources } from '@/lib/record/duplicates/compare-sources';
import type { Snapshot } from '@/lib/record/schema/snapshot';
import type { Source } from '@/lib/record/schema/source';
import { type Database, openDatabase } from '@/lib/storage/open-database';
import { readDuplicateKeyBatch, readHashBatch } from '@/lib/storage/queries/read-duplicate-keys';
import { buildRow } from '@/lib/storage/transactions/build-row';
import { makeSnapshot, makeSource } from '@/tests/support/make-sources';

const identifiers = { ...makeSource().identifiers, doi: '10.1000/tide' };
const SAME_DOI = [
  makeSource({ title: 'One', identifiers }),
  makeSource({ title: 'Two', identifiers }),
] as const;
const SIMILAR = [
  makeSource({ title: 'Tides of the northern sea', authors: ['Ana Lee'] }),
  makeSource({ title: 'Tides of the northern sea: a survey', authors: ['A. Lee'] }),
] as const;
const SAME_TEXT = [makeSource({ title: 'Left' }), makeSource({ title: 'Right' })] as const;
const BINNED = makeSource({ title: 'Binned', identifiers });
const SOURCES = [...SAME_DOI, ...SIMILAR, ...SAME_TEXT, makeSource({ title: 'Alone' })];

async function createLibrary(): Promise<Database> {
  const database = openDatabase(`find-pairs-${crypto.randomUUID()}`);
  await database.sources.bulkPut([
    ...SOURCES.map((source) => buildRow(source, null)),
    buildRow(BINNED, '2026-03-12T09:00:00.000Z'),
  ]);
  const texts: Snapshot[] = SAME_TEXT.map((source) => makeSnapshot(source, 'The same text.'));
  await database.snapshots.bulkPut([
    ...texts,
    makeSnapshot(BINNED, 'The same text.'),
    makeSnapshot(SIMILAR[0], 'Other.'),
  ]);
  // A row that cannot be read must not end the search.
  await database.table('sources').put({ stableId: 'sid_zzzzzzzzzz', works: 'broken' });
  return database;
}

async function search(signal: AbortSignal, onReport: (progress: PairProgress) => void = () => {}) {
  const database = await createLibrary();
  const reports: PairProgress[] = [];
  const byId = new Map<string, Source>(SOURCES.map((source) => [source.stableId, source]));
  await findDuplicatePairs(
    {
      count: async () => (await database.sources.count()) + (await database.snapshots.count()),
      readSources: (after: string | null) => readDuplicateKeyBatch(database, after, 2),
      readHashes: (after: [string, string] | null) => readHashBatch(database, after, 2),
      compare: async (pairs, matchedBy) =>
        pairs.map((ids) => {
          const [first, second] = [byId.get(ids[0]), byId.get(ids[1])];
          return {
            ids,
            evidence: first && second ? compareSources(first, second, matchedBy === 'text-hash') : [],
          };
        }),
      report: (progress) => {
        reports.push(progress);
        onReport(progress);
      },
    },
    signal,
  );
  return reports;
}

describe('findDuplicatePairs', () => {
  it('finds pairs by identifier, similar title and text outside the bin, and reports its progress to the end', async () => {
    const reports = await search(new AbortController().signal);
    const pairs = reports.flatMap((report) =>
      report.pairs.map(({ ids, evidence }) => [...ids, evidence[0]?.kind]),
    );
    expect(pairs.sort()).toEqual(
      [
        [SAME_DOI[0].stableId, SAME_DOI[1].stableId, 'identifier'],
        [SIMILAR[0].stableId, SIMILAR[1].stableId, 'similar-title'],
        [SAME_TEXT[0].stableId, SAME_TEXT[1].stableId, 'same-text'],
      ].sort(),
    );
    const last = reports.at(-1);
    expect(last?.isDone).toBe(true);
    expect(last?.readCount).toBe(last?.totalCount);
  });

  it('reports nothing after it was stopped', async () => {
    const controller = new AbortController();
    const reports = await search(controller.signal, ({ readCount }) => readCount >= 4 && controller.abort());
    expect(reports.at(-1)?.readCount).toBe(4);
  });
});
