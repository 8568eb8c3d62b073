import type { Result } from '@/lib/base/result';
import type { Snapshot } from '@/lib/record/schema/snapshot';
import type { Source } from '@/lib/record/schema/source';
import type { Venue } from '@/lib/record/schema/venue';
import type { WriteProblem } from '@/lib/record/schema/write-problem';
import { getShippedVenues } from '@/lib/record/venues/shipped-venues';
import { combineVenues, createVenueIdFinder } from '@/lib/record/venues/venue-table';
import type { Database } from '../open-database';
import { listCustomVenues } from '../queries/list-custom-venues';
import { attemptWrite } from './attempt-write';
import { enqueueForActiveWiki, getOutboxTables } from './enqueue-sources';
import { getSourceTables, putSources } from './put-sources';

/**
 * Adds or replaces sources and captured texts, and adds venues with new ids, in one transaction. The venue of each source is
 * found by its URL in this library, because the venue ids of the file may mean other venues here.
 */
export function importRecords(
  database: Database,
  records: { sources: Source[]; snapshots: Snapshot[]; venues: Venue[] },
  now: Date,
): Promise<Result<null, WriteProblem>> {
  const { sources, snapshots } = records;
  return attemptWrite(() =>
    database.transaction(
      'rw',
      [...getSourceTables(database), database.snapshots, database.venues, ...getOutboxTables(database)],
      async () => {
        const knownVenues = combineVenues(getShippedVenues(), await listCustomVenues(database));
        const knownIds = new Set(knownVenues.map(({ id }) => id));
        const newVenues = records.venues.filter(({ id }) => !knownIds.has(id));
        const venues = [...newVenues, ...knownVenues];
        await database.venues.bulkPut(newVenues);
        await putSources(
          database,
          sources.map((source) => ({
            source: { ...source, venueId: createVenueIdFinder(venues, null, source)(source.url) },
            deletedAt: null,
          })),
        );
        await database.snapshots.bulkPut(snapshots);
        const stableIds = [...sources, ...snapshots].map(({ stableId }) => stableId);
        await enqueueForActiveWiki(database, [...new Set(stableIds)], now);
        return null;
      },
    ),
  );
}
