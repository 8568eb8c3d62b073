import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { openDatabase } from '@/lib/storage/open-database';
import { getIdsByStatus } from '@/lib/storage/queries/get-ids-by-status';
import { makeRow, makeSource } from '@/tests/support/make-records';

describe('getIdsByStatus', () => {
  it('groups sources by status, without the bin and deleted ones', async () => {
    const store = openDatabase(`statuses-${crypto.randomUUID()}`);
    const [read, unread, binned] = [makeSource({ status: 'reviewed' }), makeSource(), makeSource()];
    await store.sources.bulkAdd([makeRow(read), makeRow(unread), makeRow(binned, { shelf: 'bin' })]);

    const ids = [binned, unread, read].map(({ stableId }) => stableId as string);

    expect(await getIdsByStatus(store, [...ids, 'sid_neverthere'])).toEqual({
      inbox: [unread.stableId],
      reviewed: [read.stableId],
      archived: [],
    });
  });
});
