import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LibraryIndex } from '@/lib/search/index/library-index';
import { createQueryRunner } from '@/lib/search/index/run-query';
import { type Database, openDatabase } from '@/lib/storage/open-database';
import { findSourceById } from '@/lib/storage/queries/find-source-by-id';
import { listTags } from '@/lib/storage/queries/list-tags';
import { summarizeIndex } from '@/lib/storage/queries/read-index';
import { emptyBin } from '@/lib/storage/transactions/empty-bin';
import { getSourceTables, saveSources } from '@/lib/storage/transactions/save-sources';
import { type IndexLimits, updateIndex } from '@/lib/storage/transactions/update-index';
import { buildWholeIndex, createReader } from '@/tests/support/build-index';
import { makeSource } from '@/tests/support/make-sources';

const createDatabase = (): Database => openDatabase(`index-${crypto.randomUUID()}`);

const write = (database: Database, sources: { id: number; title: string; deletedAt?: string }[]) =>
  database.transaction('rw', getSourceTables(database), () =>
    saveSources(
      database,
      sources.map(({ id, title, deletedAt = null }) => ({
        source: makeSource({
          stableId: `sid_${String(id).padStart(10, '0')}`,
          title,
          tags: [`tag-${title}`],
        }),
        deletedAt,
      })),
    ),
  );

const TITLES = ['gauge', 'harbour', 'silt'];
const ALL = { facets: {}, importance: null, sort: 'title' as const, isDescending: false };

/** Returns the ids that each search of the index finds: by title, in the bin, and all. */
function listResults(index: LibraryIndex): string[][] {
  const runner = createQueryRunner(index);
  return [...TITLES, 'status:bin', ''].map((text) => {
    const { total, getIds } = runner.run({ ...ALL, text });
    return getIds(0, total).sort();
  });
}

/** Returns the same results as `listResults`, computed from the rows. */
async function listExpectedResults(database: Database): Promise<string[][]> {
  const rows = await database.sources.toArray();
  const listIds = (isMatch: (row: (typeof rows)[number]) => boolean) =>
    rows
      .filter(isMatch)
      .map(({ stableId }) => stableId)
      .sort();
  return [
    ...TITLES.map((title) => listIds(({ source, shelf }) => source.title === title && shelf !== 'bin')),
    listIds(({ shelf }) => shelf === 'bin'),
    listIds(({ shelf }) => shelf !== 'bin'),
  ];
}

const step = fc.oneof(
  fc.record({
    kind: fc.constant('write' as const),
    sources: fc.uniqueArray(
      fc.record({ id: fc.integer({ min: 0, max: 30 }), title: fc.constantFrom(...TITLES) }),
      { minLength: 1, maxLength: 8, selector: ({ id }) => id },
    ),
  }),
  fc.record({ kind: fc.constant('bin' as const), id: fc.integer({ min: 0, max: 30 }) }),
  fc.constant({ kind: 'empty bin' as const }),
  fc.constant({ kind: 'update' as const }),
  // The worker is stopped in the transaction that writes a part, so nothing is written.
  fc.constant({ kind: 'interrupted update' as const }),
  fc.constant({ kind: 'refresh' as const }),
  // Opens another options page.
  fc.constant({ kind: 'open' as const }),
);

const listNumbers = (start: number, end: number): number[] =>
  Array.from({ length: end - start }, (_, index) => start + index);
const toEntry = (id: number) => ({ id, title: TITLES[id % TITLES.length] ?? '' });

async function buildParts(database: Database, limits: IndexLimits): Promise<void> {
  for (;;) {
    const result = await updateIndex(database, limits);
    if (!result.ok || result.value) return;
  }
}

describe('updateIndex', () => {
  it('results in the same index as building it again, after any steps and interruptions, in every open page', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
        const database = createDatabase();
        const readers = [createReader(database)];
        const abort = () => {
          throw new Error('The worker was stopped.');
        };
        for (const currentStep of steps) {
          switch (currentStep.kind) {
            case 'write':
              await write(database, currentStep.sources);
              break;
            case 'bin':
              await write(database, [
                { id: currentStep.id, title: 'silt', deletedAt: '2026-01-01T00:00:00.000Z' },
              ]);
              break;
            case 'empty bin':
              await emptyBin(database, '2026-02-01T00:00:00.000Z');
              break;
            case 'update':
              await updateIndex(database, { minChanges: 1, partSize: 3 });
              break;
            case 'interrupted update':
              database.indexTags.hook('creating', abort);
              await updateIndex(database, { minChanges: 1, partSize: 3 }).catch(() => {});
              database.indexTags.hook('creating').unsubscribe(abort);
              break;
            case 'refresh':
              await readers[0]?.refresh();
              break;
            case 'open':
              readers.push(createReader(database));
              await readers.at(-1)?.refresh();
          }
        }
        const expected = await listExpectedResults(database);
        for (const reader of readers) {
          await reader.refresh();
          expect(listResults(reader.getIndex())).toEqual(expected);
        }
        await buildWholeIndex(database);
        for (const reader of [...readers, createReader(database)]) {
          await reader.refresh();
          expect(listResults(reader.getIndex())).toEqual(expected);
        }
        expect(await summarizeIndex(database)).toMatchObject({ changeCount: 0, isComplete: true });
        await database.delete();
      }),
      {
        numRuns: 40,
        // A source is removed and its part is built again after a page has loaded its change.
        examples: [[[{ kind: 'bin', id: 0 }, { kind: 'open' }, { kind: 'empty bin' }, { kind: 'update' }]]],
      },
    );
  });

  it('adds sources whose write was not recorded, and removes deleted ones, by a repair', async () => {
    const database = createDatabase();
    await write(database, [
      { id: 1, title: 'gauge' },
      { id: 2, title: 'silt' },
    ]);
    await buildWholeIndex(database);
    const reader = createReader(database);
    await reader.refresh();
    const row = await database.sources.get('sid_0000000001');
    if (row)
      await database.sources.put({
        ...row,
        stableId: 'sid_0000000003',
        source: { ...row.source, stableId: 'sid_0000000003' as never },
      });
    await database.sources.delete('sid_0000000002');
    await reader.repair();
    expect(listResults(reader.getIndex())).toEqual(await listExpectedResults(database));
  });

  it('lists a row that cannot be read, and finds it by its URL', async () => {
    const database = createDatabase();
    await database
      .table('sources')
      .put({ stableId: 'sid_broken0001', source: { url: 'https://quay.example/a', title: 7 } });
    await buildWholeIndex(database);
    const reader = createReader(database);
    await reader.refresh();
    const runner = createQueryRunner(reader.getIndex());
    expect(runner.run({ ...ALL, text: 'quay.example' }).getIds(0, 9)).toEqual(['sid_broken0001']);
    expect(runner.run({ ...ALL, text: '' }).total).toBe(1);
    expect(await findSourceById(database, 'sid_broken0001')).toMatchObject({ kind: 'bad-row' });
  });

  it('builds nothing while there are fewer changes than `minChanges`', async () => {
    const database = createDatabase();
    await buildWholeIndex(database);
    await write(database, [{ id: 1, title: 'gauge' }]);
    expect(await updateIndex(database, { minChanges: 2 })).toEqual({ ok: true, value: true });
    expect((await summarizeIndex(database)).changeCount).toBe(1);
  });

  it('builds only parts with enough changes of their own, the one with the most changes first', async () => {
    const database = createDatabase();
    await buildWholeIndex(database);
    await write(database, listNumbers(0, 6).map(toEntry));
    const limits = { minChanges: 1, minChangesOfPart: 2, partSize: 3 };
    await buildParts(database, limits);
    await write(database, [0, 3, 4].map(toEntry));
    await updateIndex(database, limits);
    expect((await database.indexChanges.toArray()).map(({ stableId }) => stableId)).toEqual([
      'sid_0000000000',
    ]);
    expect(await updateIndex(database, limits)).toEqual({ ok: true, value: true });
  });

  it.each([
    ['in their order', (position: number) => position],
    ['in any order', (position: number) => (position * 617) % 1000],
  ])('reads each source of an import only a few times, with ids %s', async (_, getId) => {
    const database = createDatabase();
    await buildWholeIndex(database);
    const reader = createReader(database);
    await reader.refresh();
    let readCount = 0;
    database.sources.hook('reading', (row) => {
      readCount += 1;
      return row;
    });
    for (let start = 0; start < 1000; start += 20) {
      await write(
        database,
        listNumbers(start, start + 20)
          .map(getId)
          .map(toEntry),
      );
      await reader.refresh();
      await buildParts(database, { minChanges: 20, minChangesOfPart: 25, partSize: 50 });
      await reader.refresh();
    }
    expect(reader.getIndex().positionById.size).toBe(1000);
    expect(readCount / 1000).toBeLessThan(8);
    await database.delete();
  });

  it('builds parts of another format again', async () => {
    const database = createDatabase();
    await write(database, [{ id: 1, title: 'gauge' }]);
    await buildWholeIndex(database);
    await database.indexChunks.toCollection().modify({ format: 'older' });
    expect((await summarizeIndex(database)).isComplete).toBe(false);
    await buildWholeIndex(database);
    expect((await summarizeIndex(database)).isComplete).toBe(true);
  });
});

describe('listTags', () => {
  it('lists the tags of all sources, from the index and before it is built', async () => {
    const database = createDatabase();
    await write(database, [
      { id: 1, title: 'gauge' },
      { id: 2, title: 'silt' },
    ]);
    expect(await listTags(database)).toEqual(['tag-gauge', 'tag-silt']);
    await buildWholeIndex(database);
    await write(database, [{ id: 3, title: 'harbour' }]);
    expect(await listTags(database)).toEqual(['tag-gauge', 'tag-harbour', 'tag-silt']);
  });
});
