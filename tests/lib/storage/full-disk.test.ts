import 'fake-indexeddb/auto';
import Dexie from 'dexie';
import { afterEach, describe, expect, it } from 'vitest';
import { openDatabase } from '@/lib/storage/open-database';
import { findSourceById } from '@/lib/storage/queries/find-source-by-id';
import { importRecords } from '@/lib/storage/transactions/import-records';
import { moveToBin, saveVenue, setSourceStatus } from '@/tests/support/apply-change';
import { makeRow, makeSource } from '@/tests/support/make-records';
import { makeVenue } from '@/tests/support/make-venue';

const now = new Date('2026-11-23T12:00:00Z');
const put = IDBObjectStore.prototype.put;
const add = IDBObjectStore.prototype.add;
afterEach(() => {
  IDBObjectStore.prototype.put = put;
  IDBObjectStore.prototype.add = add;
});

/** Lets `count` more rows be written; then every write fails as in a browser with an exhausted quota. */
function fillDiskAfter(count: number): void {
  let remaining = count;
  const refuseWhenFull = (write: typeof put): typeof put =>
    function writeOrRefuse(this: IDBObjectStore, ...row) {
      remaining -= 1;
      if (remaining < 0) throw new DOMException('full', 'QuotaExceededError');
      return write.apply(this, row);
    };
  IDBObjectStore.prototype.put = refuseWhenFull(put);
  IDBObjectStore.prototype.add = refuseWhenFull(add);
}
const freeDisk = () => fillDiskAfter(Number.POSITIVE_INFINITY);

const ids = Array.from({ length: 5 }, (_, index) => `sid_000000000${index}`);
const source = (stableId: string) =>
  makeSource({ stableId, id: `000000000000000${stableId.at(-1)}`, url: `https://a.example/${stableId}` });

async function createLibrary() {
  const database = openDatabase(`full-${crypto.randomUUID()}`);
  await database.sources.bulkPut(ids.slice(0, 3).map((id) => makeRow(source(id))));
  // A change that could not be written stays stored with what it would do.
  const tables = database.tables.filter(({ name }) => name !== 'changes' && name !== 'changeChunks');
  const readAll = async () =>
    Promise.all(tables.map(async (table) => [table.name, await table.toArray()] as const));
  return { database, readAll };
}

describe('writes on a full disk', () => {
  it.each([
    [
      'an import',
      (database: ReturnType<typeof openDatabase>) =>
        importRecords(
          database,
          {
            sources: ids.slice(2).map(source),
            snapshots: [],
            venues: [makeVenue('harbour-post', ['harbour.example'])],
          },
          now,
        ),
    ],
    ['a change of status', (database) => setSourceStatus(database, ids.slice(0, 3), 'archived', now)],
    ['a deletion', (database) => moveToBin(database, ids.slice(0, 3), now)],
    [
      'the save of a venue',
      (database) => saveVenue(database, makeVenue('harbour-post', ['harbour.example']), now),
    ],
  ] as [string, (database: ReturnType<typeof openDatabase>) => Promise<{ ok: boolean }>][])(
    '%s returns `disk-full` and changes nothing, whichever row no longer fits',
    async (_, write) => {
      const { database, readAll } = await createLibrary();
      const before = await readAll();
      for (let rowCount = 0; ; rowCount += 1) {
        fillDiskAfter(rowCount);
        const result = await write(database);
        freeDisk();
        if (result.ok) {
          expect(rowCount).toBeGreaterThan(0);
          break;
        }
        expect(result).toEqual({ ok: false, problem: { kind: 'disk-full' } });
        expect(await readAll()).toEqual(before);
      }
    },
  );
});

describe('openDatabase on a newer version', () => {
  it('reads and writes known tables, and leaves unknown tables and fields unchanged', async () => {
    const name = `newer-${crypto.randomUUID()}`;
    const [known = '', later = ''] = ids;
    const database = openDatabase(name);
    await database.open();
    const version = database.verno;
    const stores = Object.fromEntries(
      database.tables.map(({ name: table, schema }) => [
        table,
        [schema.primKey.src, ...schema.indexes.map(({ src }) => src)].join(','),
      ]),
    );
    database.close();
    const newer = new Dexie(name);
    newer.version(version + 5).stores({ ...stores, laterTable: 'id' });
    await newer.table('laterTable').put({ id: 'a', value: 'kept' });
    await newer
      .table('sources')
      .bulkPut([makeRow(source(known)), { ...makeRow(source(later)), laterField: 'kept' }]);
    newer.close();

    const older = openDatabase(name);
    expect(await findSourceById(older, known)).toMatchObject({ stableId: known });
    // A record with a field of a later version is listed as unreadable.
    expect(await findSourceById(older, later)).toMatchObject({ kind: 'bad-row', key: later });
    expect(await setSourceStatus(older, [known], 'archived', now)).toEqual({ ok: true, value: 1 });
    older.close();

    const again = new Dexie(name);
    await again.open();
    expect(await again.table('laterTable').toArray()).toEqual([{ id: 'a', value: 'kept' }]);
    expect(await again.table('sources').get(later)).toMatchObject({ laterField: 'kept' });
    again.close();
  });
});
