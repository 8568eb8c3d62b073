import type { Result } from '@/lib/base/result';
import type { LibraryChange, WrittenImport } from '@/lib/record/schema/library-change';
import type { Snapshot } from '@/lib/record/schema/snapshot';
import type { Source } from '@/lib/record/schema/source';
import type { Venue } from '@/lib/record/schema/venue';
import type { WriteProblem } from '@/lib/record/schema/write-problem';
import { getShippedVenues } from '@/lib/record/venues/shipped-venues';
import { combineVenues, createVenueIdFinder } from '@/lib/record/venues/venue-table';
import type { Database } from '../open-database';
import { listCustomVenues } from '../queries/list-custom-venues';
import { attemptWrite } from './attempt-write';
import { saveUndoChunk, type WrittenSources } from './changes/save-undo-chunk';
import { enqueueForActiveWiki, getOutboxTables } from './enqueue-sources';
import { getSourceTables, saveSources } from './save-sources';

/**
 * Adds or replaces sources, adds snapshots, and adds venues with new ids, in one transaction. Each source gets the venue that this
 * library has for its URL, because a venue id of the file may belong to another venue in this library. A snapshot that the library
 * has is not replaced. With `importChange`, the transaction saves what Undo needs; returns the saved change, or null.
 */
export function importSources(
  database: Database,
  items: { sources: Source[]; snapshots: Snapshot[]; venues: Venue[] },
  now: Date,
  importChange: WrittenImport | null = null,
): Promise<Result<LibraryChange | null, WriteProblem>> {
  return attemptWrite(() =>
    database.transaction(
      'rw',
      [
        ...getSourceTables(database),
        database.venues,
        database.changes,
        database.changeChunks,
        ...getOutboxTables(database),
      ],
      async () => {
        const written = await writeSources(database, items);
        const stableIds = [...written.rows, ...written.newSnapshots].map(({ stableId }) => stableId);
        await enqueueForActiveWiki(database, [...new Set(stableIds)], now);
        return (
          importChange && saveUndoChunk(database, { ...importChange, action: { kind: 'import' } }, written)
        );
      },
    ),
  );
}

async function writeSources(
  database: Database,
  { sources, snapshots, venues }: { sources: Source[]; snapshots: Snapshot[]; venues: Venue[] },
): Promise<WrittenSources> {
  const knownVenues = combineVenues(getShippedVenues(), await listCustomVenues(database));
  const knownIds = new Set(knownVenues.map(({ id }) => id));
  const newVenues = venues.filter(({ id }) => !knownIds.has(id));
  const allVenues = [...newVenues, ...knownVenues];
  await database.venues.bulkPut(newVenues);
  const previousRows = await database.sources.bulkGet(sources.map(({ stableId }) => stableId));
  const snapshotKeys = snapshots.map(({ stableId, capturedAt }): [string, string] => [stableId, capturedAt]);
  const storedKeys = await database.snapshots.where(':id').anyOf(snapshotKeys).primaryKeys();
  const storedKeySet = new Set(storedKeys.map((key) => JSON.stringify(key)));
  const newSnapshots = snapshots.filter((_, index) => !storedKeySet.has(JSON.stringify(snapshotKeys[index])));
  await database.snapshots.bulkPut(newSnapshots);
  const rows = await saveSources(
    database,
    sources.map((source) => ({
      source: { ...source, venueId: createVenueIdFinder(allVenues, null, source)(source.url) },
      deletedAt: null,
    })),
    newSnapshots.map(({ stableId }) => stableId),
  );
  return { rows, previousRows, newSnapshots, newVenues };
}
