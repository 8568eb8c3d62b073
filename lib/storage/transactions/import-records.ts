import type { Result } from '@/lib/base/result';
import type { LibraryChange } from '@/lib/record/schema/library-change';
import type { Snapshot } from '@/lib/record/schema/snapshot';
import type { Source } from '@/lib/record/schema/source';
import type { Venue } from '@/lib/record/schema/venue';
import type { WriteProblem } from '@/lib/record/schema/write-problem';
import { getShippedVenues } from '@/lib/record/venues/shipped-venues';
import { combineVenues, createVenueIdFinder } from '@/lib/record/venues/venue-table';
import type { Database } from '../open-database';
import { listCustomVenues } from '../queries/list-custom-venues';
import { attemptWrite } from './attempt-write';
import { addImportChunk, type ImportChange, type WrittenRecords } from './changes/import-change';
import { enqueueForActiveWiki, getOutboxTables } from './enqueue-sources';
import { getSourceTables, putSources } from './put-sources';

/**
 * Adds or replaces sources, adds captured texts, and adds venues with new ids, in one transaction. The venue of each source is
 * found by its URL in this library, because the venue ids of the file may mean other venues here. A captured text that the library
 * has is not replaced. With `importChange`, the transaction stores what Undo needs; returns the stored change, or null.
 */
export function importRecords(
  database: Database,
  records: { sources: Source[]; snapshots: Snapshot[]; venues: Venue[] },
  now: Date,
  importChange: ImportChange | null = null,
): Promise<Result<LibraryChange | null, WriteProblem>> {
  return attemptWrite(() =>
    database.transaction(
      'rw',
      [
        ...getSourceTables(database),
        database.snapshots,
        database.venues,
        database.changes,
        database.changeChunks,
        ...getOutboxTables(database),
      ],
      async () => {
        const written = await writeRecords(database, records);
        const stableIds = [...written.rows, ...written.newSnapshots].map(({ stableId }) => stableId);
        await enqueueForActiveWiki(database, [...new Set(stableIds)], now);
        return importChange && addImportChunk(database, importChange, written);
      },
    ),
  );
}

async function writeRecords(
  database: Database,
  { sources, snapshots, venues }: { sources: Source[]; snapshots: Snapshot[]; venues: Venue[] },
): Promise<WrittenRecords> {
  const knownVenues = combineVenues(getShippedVenues(), await listCustomVenues(database));
  const knownIds = new Set(knownVenues.map(({ id }) => id));
  const newVenues = venues.filter(({ id }) => !knownIds.has(id));
  const allVenues = [...newVenues, ...knownVenues];
  await database.venues.bulkPut(newVenues);
  const previousRows = await database.sources.bulkGet(sources.map(({ stableId }) => stableId));
  const rows = await putSources(
    database,
    sources.map((source) => ({
      source: { ...source, venueId: createVenueIdFinder(allVenues, null, source)(source.url) },
      deletedAt: null,
    })),
  );
  const snapshotKeys = snapshots.map(({ stableId, capturedAt }): [string, string] => [stableId, capturedAt]);
  const storedKeys = await database.snapshots.where(':id').anyOf(snapshotKeys).primaryKeys();
  const storedKeySet = new Set(storedKeys.map((key) => JSON.stringify(key)));
  const newSnapshots = snapshots.filter((_, index) => !storedKeySet.has(JSON.stringify(snapshotKeys[index])));
  await database.snapshots.bulkPut(newSnapshots);
  return { rows, previousRows, newSnapshots, newVenues };
}
