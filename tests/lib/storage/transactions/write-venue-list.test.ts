import 'fake-indexeddb/auto';
import { describe, expect, it, vi } from 'vitest';
import { ok } from '@/lib/base/result';
import { SHIPPED_LIST } from '@/lib/record/venues/lists/shipped-list';
import { openDatabase } from '@/lib/storage/open-database';
import { listStoredVenueLists, loadShippedVenues } from '@/lib/storage/queries/list-venue-lists';
import { removeVenueList, saveVenueList, switchVenueList } from '@/lib/storage/transactions/write-venue-list';
import { makeListedVenue, makeVenueList } from '@/tests/support/make-venue-list';

const createDatabase = () => openDatabase(`lists-${crypto.randomUUID()}`);
const list = makeVenueList('mine', [makeListedVenue(['a.example'])]);

describe('the writes of venue lists', () => {
  it('adds, switches and removes a list', async () => {
    const database = createDatabase();
    await saveVenueList(database, list);
    expect(await listStoredVenueLists(database)).toEqual([list]);
    await switchVenueList(database, 'mine', false);
    expect(await listStoredVenueLists(database)).toEqual([{ ...list, isOn: false }]);
    expect(await removeVenueList(database, 'mine')).toEqual(ok({ ...list, isOn: false }));
    expect(await listStoredVenueLists(database)).toEqual([]);
    expect(await removeVenueList(database, 'mine')).toEqual(ok(null));
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
