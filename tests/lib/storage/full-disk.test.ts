import 'fake-indexeddb/auto';
import Dexie from 'dexie';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { openDatabase } from '@/lib/storage/open-database';
import { findSourceById } from '@/lib/storage/queries/find-source-by-id';
import { isDatabaseNewer } from '@/lib/storage/queries/is-database-newer';
import { attemptWrite } from '@/lib/storage/transactions/attempt-write';
import { importSources } from '@/lib/storage/transactions/import-sources';
import { moveToBin, saveVenue, setSourceStatus } from '@/tests/support/apply-change';
import { makeRow, makeSource } from '@/tests/support/make-sources';
import { makeVenue } from '@/tests/support/make-venue';

const now = new Date('2026-11-23T12:00:00Z');
const put = IDBObjectStore.prototype.put;
const add = IDBObjectStore.prototype.add;
afterEach(() => {
  IDBObjectStore.prototype.put = put;
  IDBObjectStore.prototype.add = add;
});

/** Allows `count` more rows to be written. Then every write fails, as in a browser with an exhausted quota. */
function fillDiskAfter(count: number): void {
  let remaining = count;
  const failWhenFull = (write: typeof put): typeof put =>
    function writeOrThrow(this: IDBObjectStore, ...row) {
      remaining -= 1;
      if (remaining < 0) throw new DOMException('full', 'QuotaExceededError');
      return write.apply(this, row);
    };
  IDBObjectStore.prototype.put = failWhenFull(put);
  IDBObjectStore.prototype.add = failWhenFull(add);
}
const freeDisk = () => fillDiskAfter(Number.POSITIVE_INFINITY);

const ids = Array.from({ length: 5 }, (_, index) => `sid_000000000${index}`);
const makeSourceWithId = (stableId: string) =>
  makeSource({ stableId, id: `000000000000000${stableId.at(-1)}`, url: `https://a.example/${stableId}` });

async function createLibrary() {
  const database = openDatabase(`full-${crypto.randomUUID()}`);
  await database.sources.bulkPut(ids.slice(0, 3).map((id) => makeRow(makeSourceWithId(id))));
  // A change that could not be written stays stored, so that it can be written later.
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
        importSources(
          database,
          {
            sources: ids.slice(2).map(makeSourceWithId),
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
    '%s returns `disk-full` and changes nothing, whichever row exceeds the quota',
    async (_, write) => {
      const { database, readAll } = await createLibrary();
      const rowsBefore = await readAll();
      for (let rowCount = 0; ; rowCount += 1) {
        fillDiskAfter(rowCount);
        const result = await write(database);
        freeDisk();
        if (result.ok) {
          expect(rowCount).toBeGreaterThan(0);
          break;
        }
        expect(result).toEqual({ ok: false, problem: { kind: 'disk-full' } });
        expect(await readAll()).toEqual(rowsBefore);
      }
    },
  );
});

describe('an aborted write', () => {
  const abort = () => attemptWrite(() => Promise.reject(new Dexie.AbortError('aborted')));
  const stubEstimate = (quota: number) =>
    vi.stubGlobal('navigator', { storage: { estimate: async () => ({ quota, usage: 50_000_000 }) } });
  afterEach(() => vi.unstubAllGlobals());

  it('returns `disk-full` if the browser has no space left', async () => {
    stubEstimate(50_000_000);
    expect(await abort()).toEqual({ ok: false, problem: { kind: 'disk-full' } });
  });

  it('returns `store-failed` if there is space', async () => {
    stubEstimate(90_000_000);
    expect(await abort()).toEqual({ ok: false, problem: { kind: 'store-failed', name: 'AbortError' } });
  });
});

describe('openDatabase on a newer version', () => {
  it('reads and writes known tables, and leaves unknown tables and fields unchanged', async () => {
    const name = `newer-${crypto.randomUUID()}`;
    const [validId = '', newerId = ''] = ids;
    const database = openDatabase(name);
    await database.open();
    const version = database.verno;
    const stores = Object.fromEntries(
      database.tables.map(({ name: table, schema }) => [
        table,
        [schema.primKey.src, ...schema.indexes.map(({ src }) => src)].join(','),
      ]),
    );
    expect(await isDatabaseNewer(database)).toBe(false);
    database.close();
    const newerDatabase = new Dexie(name);
    newerDatabase.version(version + 5).stores({ ...stores, newTable: 'id' });
    await newerDatabase.table('newTable').put({ id: 'a', value: 'newer value' });
    await newerDatabase
      .table('sources')
      .bulkPut([
        makeRow(makeSourceWithId(validId)),
        { ...makeRow(makeSourceWithId(newerId)), newField: 'newer value' },
      ]);
    newerDatabase.close();

    const currentDatabase = openDatabase(name);
    expect(await isDatabaseNewer(currentDatabase)).toBe(true);
    expect(await findSourceById(currentDatabase, validId)).toMatchObject({ stableId: validId });
    // A source with a field of a later version is unreadable for this version.
    expect(await findSourceById(currentDatabase, newerId)).toMatchObject({ kind: 'bad-row', key: newerId });
    expect(await setSourceStatus(currentDatabase, [validId], 'archived', now)).toEqual({
      ok: true,
      value: 1,
    });
    currentDatabase.close();

    const reopenedDatabase = new Dexie(name);
    await reopenedDatabase.open();
    expect(await reopenedDatabase.table('newTable').toArray()).toEqual([{ id: 'a', value: 'newer value' }]);
    expect(await reopenedDatabase.table('sources').get(newerId)).toMatchObject({ newField: 'newer value' });
    reopenedDatabase.close();
  });
});
