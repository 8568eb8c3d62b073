import 'fake-indexeddb/auto';
import Dexie from 'dexie';
import { describe, expect, it } from 'vitest';
import { sources as version1 } from '@/lib/db/migrations/001-sources';
import { migrations } from '@/lib/db/migrations/all';
import { openStore } from '@/lib/db/open';
import { isBadRow } from '@/lib/db/read/parse-row';
import { sameWorkOf } from '@/lib/db/read/same-work';
import { sourceById } from '@/lib/db/read/source-by-id';
import { syncRecordsOf } from '@/lib/db/read/sync-records';
import { syncCounts } from '@/lib/db/read/wikis';
import { newSyncRecord, touched } from '@/lib/sync/sync-record';
import { aRow, aSource } from '@/tests/support/makers';

const none = aSource().identifiers;

/** A database as version 1 left it. */
async function writtenByVersion1(rows: object[]): Promise<string> {
  const name = `upgrade-${crypto.randomUUID()}`;
  const old = new Dexie(name);
  old.version(1).stores(version1.stores);
  await old.table('sources').bulkAdd(rows);
  old.close();
  return name;
}

const oldRow = (source = aSource()): object => {
  const { works: _, ...row } = aRow(source);
  return row;
};

describe('a store of version 1', () => {
  it('keeps its rows and finds them by the work they are', async () => {
    const paper = aSource({ identifiers: { ...none, doi: '10.1/ABC' } });
    const plain = aSource();
    const store = openStore(await writtenByVersion1([oldRow(paper), oldRow(plain)]));

    const rows = await Promise.all([sourceById(store, paper.stableId), sourceById(store, plain.stableId)]);

    expect(rows.map((row) => row && !isBadRow(row) && row.source)).toEqual([paper, plain]);
    const copy = aSource({ identifiers: { ...none, doi: '10.1/abc' } });
    expect((await sameWorkOf(store, copy, null)).map(({ source }) => source)).toEqual([paper]);
  });

  it('leaves a row that it cannot read as it is', async () => {
    const torn = { stableId: 'torn' };
    const odd = { stableId: 'odd', source: { title: 42 }, createdAt: '2020-01-01T00:00:00.000Z' };
    const good = aSource();
    const store = openStore(await writtenByVersion1([torn, odd, oldRow(good)]));

    expect(await store.table('sources').get('torn')).toEqual(torn);
    expect(await store.table('sources').get('odd')).toEqual(odd);
    expect(await sourceById(store, good.stableId)).toMatchObject({ source: good });
  });
});

describe.each([2, 3, 4])('a store of version %i', (version) => {
  it('keeps everything in it', async () => {
    const name = `upgrade-${crypto.randomUUID()}`;
    const old = new Dexie(name);
    for (const step of migrations.slice(0, version)) old.version(step.version).stores(step.stores);
    const row = aRow(aSource({ summary: 'Mine.' }));
    const record = touched(newSyncRecord('wiki', row.stableId), new Date('2026-03-12T09:00:00Z'));
    await old.table('sources').add(row);
    if (version >= 3) await old.table('syncRecords').add(record);
    old.close();

    const store = openStore(name);

    expect(await sourceById(store, row.stableId)).toEqual(row);
    expect(await syncRecordsOf(store, row.stableId)).toEqual(version >= 3 ? [record] : []);
    expect(await syncCounts(store, 'wiki')).toMatchObject(version >= 3 ? { waiting: 1 } : {});
    expect(store.verno).toBe(migrations.length);
  });
});
