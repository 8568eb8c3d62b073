import { computeResourceId } from '@/lib/address/resource-id';
import { planImport } from '@/lib/app/worker/plan-import';
import { ok } from '@/lib/base/result';
import type { Reply, Request } from '@/lib/browser/messages/protocol';
import { getShippedVenues } from '@/lib/record/venues/shipped-venues';
import { combineVenues, createVenueIdFinder } from '@/lib/record/venues/venue-table';
import { findImportMatch } from '@/lib/storage/queries/find-import-match';
import { listCustomVenues } from '@/lib/storage/queries/list-custom-venues';
import { listSnapshots } from '@/lib/storage/queries/snapshots';
import { buildRow } from '@/lib/storage/transactions/build-row';
import { importRecords } from '@/lib/storage/transactions/import-records';
import { database } from './database';

/** Adds the records of an exported file, and those venues of it that neither ship nor are known here. */
export async function importFile(file: Request<'import/add'>): Promise<Reply<'import/add'>> {
  const {
    sourcesToSave,
    snapshots: snapshotsToSave,
    ...counts
  } = await planImport(
    { ...file, written: file.written ?? [] },
    {
      findMatch: (source) => findImportMatch(database, source),
      listSnapshots: (stableId) => listSnapshots(database, stableId),
    },
  );
  const knownVenues = combineVenues(getShippedVenues(), await listCustomVenues(database));
  const knownVenueIds = new Set(knownVenues.map(({ id }) => id));
  const newVenues = file.venues.filter(({ id }) => !knownVenueIds.has(id));
  const venues = [...newVenues, ...knownVenues];
  const rows = await Promise.all(
    sourcesToSave.map(async (source) => {
      const venueId = createVenueIdFinder(venues, null, source)(source.url);
      // The id is a hash of the URL, whatever the file says.
      const sourceWithIds = { ...source, venueId, id: await computeResourceId(source.url) };
      return buildRow(sourceWithIds, venues.find(({ id }) => id === venueId) ?? null, null);
    }),
  );
  const writeResult = await importRecords(database, { rows, snapshots: snapshotsToSave, venues: newVenues });
  return writeResult.ok
    ? ok({ ...counts, written: sourcesToSave.map(({ stableId }) => stableId) })
    : writeResult;
}
