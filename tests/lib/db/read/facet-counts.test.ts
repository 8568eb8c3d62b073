import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { openDatabase } from '@/lib/db/open';
import { countFacets } from '@/lib/db/read/facet-counts';
import { listUnlistedRows } from '@/lib/db/read/unlisted-rows';
import { countSourcesByVenue } from '@/lib/db/read/venue-counts';
import { aRow, aSource } from '@/tests/support/makers';

const aStore = () => openDatabase(`counts-${crypto.randomUUID()}`);

describe('the counts of the library', () => {
  it('count shelves, and missing parts and types without the bin', async () => {
    const store = aStore();
    await store.sources.bulkAdd([
      aRow(aSource({ type: 'paper', summary: 'Told.' })),
      aRow(aSource({ type: 'paper', status: 'reviewed' })),
      aRow(aSource({ type: 'blog' }), { shelf: 'bin' }),
    ]);

    const counts = await countFacets(store);

    expect(counts.sections).toEqual({ inbox: 1, reviewed: 1, archived: 0, bin: 1 });
    expect(counts.missing.summary).toBe(1);
    expect(counts.types).toMatchObject({ paper: 2, blog: 0 });
  });

  it('count the sources of each venue without the bin', async () => {
    const store = aStore();
    await store.sources.bulkAdd([
      aRow(aSource({ venueId: 'nature' })),
      aRow(aSource({ venueId: 'nature' })),
      aRow(aSource({ venueId: 'nature' }), { shelf: 'bin' }),
      aRow(),
    ]);

    expect([...(await countSourcesByVenue(store))]).toEqual([['nature', 2]]);
  });

  it('name rows that no list can reach', async () => {
    const store = aStore();
    await store.sources.add(aRow());
    await store.table('sources').add({ stableId: 'torn' });

    expect(await listUnlistedRows(store)).toMatchObject([{ kind: 'bad-row', key: 'torn' }]);
  });
});
