import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { openDatabase } from '@/lib/db/open';
import { getIdsByStatus } from '@/lib/db/read/statuses';
import { aRow, aSource } from '@/tests/support/makers';

describe('the statuses of sources', () => {
  it('tell each where it stands, and leave out the bin and what is gone', async () => {
    const store = openDatabase(`statuses-${crypto.randomUUID()}`);
    const [read, kept, binned] = [aSource({ status: 'reviewed' }), aSource(), aSource()];
    await store.sources.bulkAdd([aRow(read), aRow(kept), aRow(binned, { shelf: 'bin' })]);

    const ids = [binned, kept, read].map(({ stableId }) => stableId as string);

    expect(await getIdsByStatus(store, [...ids, 'sid_neverthere'])).toEqual({
      inbox: [kept.stableId],
      reviewed: [read.stableId],
      archived: [],
    });
  });
});
