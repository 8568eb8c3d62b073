import 'fake-indexeddb/auto';
import { describe, expect, it, vi } from 'vitest';
import { err, ok } from '@/lib/base/result';
import { SHIPPED_LIST } from '@/lib/record/venues/lists/shipped-list';
import { openDatabase } from '@/lib/storage/open-database';
import { listStoredVenueLists, loadShippedVenues } from '@/lib/storage/queries/list-venue-lists';
import {
  deleteVenueList,
  restoreVenueList,
  saveVenueList,
  switchVenueList,
} from '@/lib/storage/transactions/write-venue-list';
import { makeListedVenue, makeVenueList } from '@/tests/support/make-venue-list';

const createDatabase = () => openDatabase(`lists-${crypto.randomUUID()}`);
const list = makeVenueList('mine', [makeListedVenue(['a.example'])]);

describe('the writes of venue lists', () => {
  it('adds, switches and deletes a list', async () => {
    const database = createDatabase();
    await saveVenueList(database, list);
    expect(await listStoredVenueLists(database)).toEqual([list]);
    await switchVenueList(database, 'mine', false);
    expect(await listStoredVenueLists(database)).toEqual([{ ...list, isOn: false }]);
    expect(await deleteVenueList(database, 'mine')).toEqual(ok({ ...list, isOn: false }));
    expect(await listStoredVenueLists(database)).toEqual([]);
    expect(await deleteVenueList(database, 'mine')).toEqual(ok(null));
  });
  it('restores no list that was changed or imported since it was deleted', async () => {
    const database = createDatabase();
    const rejection = err({ kind: 'venue-list-changed', name: list.name });
    const changed = { ...list, isOn: false };
    expect(await restoreVenueList(database, list)).toEqual(ok(null));
    expect(await restoreVenueList(database, list)).toEqual(ok(null));
    await switchVenueList(database, list.id, false);
    expect(await restoreVenueList(database, list)).toEqual(rejection);
    expect(await listStoredVenueLists(database)).toEqual([changed]);
    await deleteVenueList(database, list.id);
    const later = { ...list, id: 'later', importedAt: '2027-01-01T00:00:00.000Z' };
    await saveVenueList(database, later);
    expect(await restoreVenueList(database, list)).toEqual(rejection);
    expect(await listStoredVenueLists(database)).toEqual([later]);
    const latest = { ...later, id: 'latest', importedAt: '2027-01-02T00:00:00.000Z' };
    expect(await restoreVenueList(database, latest)).toEqual(ok(null));
    expect((await listStoredVenueLists(database)).map(({ id }) => id).sort()).toEqual(['later', 'latest']);
  });
  it('adds an imported list although the clock was set back, and only once', async () => {
    const database = createDatabase();
    await saveVenueList(database, { ...list, id: 'later', importedAt: '2027-01-01T00:00:00.000Z' });
    expect(await saveVenueList(database, list)).toEqual(ok(null));
    await switchVenueList(database, list.id, false);
    expect(await saveVenueList(database, list)).toEqual(ok(null));
    const lists = await listStoredVenueLists(database);
    expect(lists.map(({ id, isOn }) => [id, isOn]).sort()).toEqual([
      ['later', true],
      ['mine', false],
    ]);
  });
  it('stores that the shipped list is switched off, without its venues', async () => {
    const database = createDatabase();
    await switchVenueList(database, SHIPPED_LIST.id, false);
    expect(await listStoredVenueLists(database)).toEqual([{ ...SHIPPED_LIST, isOn: false }]);
    await switchVenueList(database, SHIPPED_LIST.id, true);
    expect(await listStoredVenueLists(database)).toEqual([SHIPPED_LIST]);
  });
  it('ignores an unknown id and omits an unreadable row', async () => {
    const database = createDatabase();
    await switchVenueList(database, 'unknown', false);
    await database.table('venueLists').put({ id: 'damaged', venues: 7 });
    expect(await listStoredVenueLists(database)).toEqual([]);
  });
});

describe('loadShippedVenues', () => {
  it.each([
    ['the file is missing', async () => new Response('', { status: 404 })],
    ['the request fails', () => Promise.reject(new TypeError('Failed to fetch'))],
  ])('returns no venues if %s', async (_, respond) => {
    vi.stubGlobal('fetch', respond);
    expect(await loadShippedVenues()).toEqual([]);
    vi.unstubAllGlobals();
  });
});
