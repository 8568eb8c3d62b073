import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { openDatabase } from '@/lib/storage/open-database';
import { countFacets } from '@/lib/storage/queries/count-facets';
import { countSourcesByVenue } from '@/lib/storage/queries/count-sources-by-venue';
import { listRowsWithoutCreationTime } from '@/lib/storage/queries/list-rows-without-creation-time';
import { makeRow, makeSource } from '@/tests/support/make-records';

const createDatabase = () => openDatabase(`counts-${crypto.randomUUID()}`);

describe('countFacets', () => {
  it('counts the rows of each section, and those with a missing field or a type outside the bin', async () => {
    const database = createDatabase();
    await database.sources.bulkAdd([
      makeRow(makeSource({ type: 'paper', summary: 'Some text.' })),
      makeRow(makeSource({ type: 'paper', status: 'reviewed' })),
      makeRow(makeSource({ type: 'blog' }), { shelf: 'bin' }),
    ]);

    const counts = await countFacets(database);

    expect(counts.sections).toEqual({ inbox: 1, reviewed: 1, archived: 0, bin: 1 });
    expect(counts.missing.summary).toBe(1);
    expect(counts.types).toMatchObject({ paper: 2, blog: 0 });
  });

  it('counts the sources of each venue without the bin', async () => {
    const database = createDatabase();
    await database.sources.bulkAdd([
      makeRow(makeSource({ venueId: 'nature' })),
      makeRow(makeSource({ venueId: 'nature' })),
      makeRow(makeSource({ venueId: 'nature' }), { shelf: 'bin' }),
      makeRow(),
    ]);

    expect([...(await countSourcesByVenue(database))]).toEqual([['nature', 2]]);
  });

  it('lists rows without a creation time', async () => {
    const database = createDatabase();
    await database.sources.add(makeRow());
    await database.table('sources').add({ stableId: 'malformed' });

    expect(await listRowsWithoutCreationTime(database)).toMatchObject([
      { kind: 'bad-row', key: 'malformed' },
    ]);
  });
});
