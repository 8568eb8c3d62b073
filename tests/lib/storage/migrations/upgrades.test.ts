import { isInvalidRow } from '@/lib/record/schema/source-row';
import 'fake-indexeddb/auto';
import Dexie from 'dexie';
import { describe, expect, it } from 'vitest';
import { sourcesMigration as version1 } from '@/lib/storage/migrations/001-sources';
import { migrations } from '@/lib/storage/migrations/migrations';
import { openDatabase } from '@/lib/storage/open-database';
import { findDuplicates } from '@/lib/storage/queries/find-duplicates';
import { findSourceById } from '@/lib/storage/queries/find-source-by-id';
import { countByOutboxStatus } from '@/lib/storage/queries/list-wikis';
import { listEntriesOfSource } from '@/lib/storage/queries/outbox-entries';
import { createOutboxEntry, queueAfterSave } from '@/lib/wiki/outbox/outbox-entry';
import { makeRow, makeSource } from '@/tests/support/make-records';

const none = makeSource().identifiers;

/** Creates a database in the state of version 1. */
async function createVersion1Database(rows: object[]): Promise<string> {
  const name = `upgrade-${crypto.randomUUID()}`;
  const old = new Dexie(name);
  old.version(1).stores(version1.stores);
  await old.table('sources').bulkAdd(rows);
  old.close();
  return name;
}

const makeOldRow = (source = makeSource()): object => {
  const { works: _, ...row } = makeRow(source);
  return row;
};

describe('database of version 1', () => {
  it('keeps its rows and finds them as duplicates', async () => {
    const paper = makeSource({ identifiers: { ...none, doi: '10.1/ABC' } });
    const plain = makeSource();
    const store = openDatabase(await createVersion1Database([makeOldRow(paper), makeOldRow(plain)]));

    const rows = await Promise.all([
      findSourceById(store, paper.stableId),
      findSourceById(store, plain.stableId),
    ]);

    expect(rows.map((row) => row && !isInvalidRow(row) && row.source)).toEqual([paper, plain]);
    const copy = makeSource({ identifiers: { ...none, doi: '10.1/abc' } });
    expect((await findDuplicates(store, copy, null)).map(({ source }) => source)).toEqual([paper]);
  });

  it('leaves an unreadable row unchanged', async () => {
    const torn = { stableId: 'torn' };
    const odd = { stableId: 'odd', source: { title: 42 }, createdAt: '2020-01-01T00:00:00.000Z' };
    const good = makeSource();
    const store = openDatabase(await createVersion1Database([torn, odd, makeOldRow(good)]));

    expect(await store.table('sources').get('torn')).toEqual(torn);
    expect(await store.table('sources').get('odd')).toEqual(odd);
    expect(await findSourceById(store, good.stableId)).toMatchObject({ source: good });
  });
});

describe.each([2, 3, 4])('database of version %i', (version) => {
  it('keeps all its data', async () => {
    const name = `upgrade-${crypto.randomUUID()}`;
    const old = new Dexie(name);
    for (const step of migrations.slice(0, version)) old.version(step.version).stores(step.stores);
    const row = makeRow(makeSource({ summary: 'Mine.' }));
    const record = queueAfterSave(createOutboxEntry('wiki', row.stableId), new Date('2026-03-12T09:00:00Z'));
    await old.table('sources').add(row);
    if (version >= 3) await old.table('syncRecords').add(record);
    old.close();

    const store = openDatabase(name);

    expect(await findSourceById(store, row.stableId)).toEqual(row);
    expect(await listEntriesOfSource(store, row.stableId)).toEqual(version >= 3 ? [record] : []);
    expect(await countByOutboxStatus(store, 'wiki')).toMatchObject(version >= 3 ? { waiting: 1 } : {});
    expect(store.verno).toBe(migrations.length);
  });
});
