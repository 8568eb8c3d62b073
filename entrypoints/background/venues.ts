import type { Result } from '@/lib/base/result';
import type { SourceRow } from '@/lib/record/schema/source-row';
import type { Venue } from '@/lib/record/schema/venue';
import type { WriteProblem } from '@/lib/record/schema/write-problem';
import { getShippedVenues } from '@/lib/record/venues/shipped-venues';
import { combineVenues, createVenueIdFinder } from '@/lib/record/venues/venue-table';
import { listCustomVenues } from '@/lib/storage/queries/list-custom-venues';
import { buildRow } from '@/lib/storage/transactions/build-row';
import { writeVenue } from '@/lib/storage/transactions/write-venue';
import { database } from './database';

type AsyncWriteResult = Promise<Result<null, WriteProblem>>;

/** Keeps a venue; every source that inherits from it, or now belongs to it, is rated anew with it. */
export async function saveVenue(venue: Venue): AsyncWriteResult {
  const customVenues = await listCustomVenues(database);
  const previousVenue = customVenues.find(({ id }) => id === venue.id);
  const updatedVenues = [venue, ...customVenues.filter(({ id }) => id !== venue.id)];
  return writeVenue(
    database,
    venue.id,
    venue,
    [...venue.domains, ...(previousVenue?.domains ?? [])],
    createRelinker(updatedVenues),
  );
}

/** Withdraws a venue of the reader's. */
export async function removeVenue(id: string): AsyncWriteResult {
  const customVenues = await listCustomVenues(database);
  const removedVenue = customVenues.find((venue) => venue.id === id);
  return writeVenue(
    database,
    id,
    null,
    removedVenue?.domains ?? [],
    createRelinker(customVenues.filter((venue) => venue.id !== id)),
  );
}

function createRelinker(customVenues: Venue[]): (row: SourceRow) => SourceRow {
  const venues = combineVenues(getShippedVenues(), customVenues);
  return (row) => {
    const venueId = createVenueIdFinder(venues, null, row.source)(row.source.url);
    return buildRow(
      { ...row.source, venueId },
      venues.find(({ id }) => id === venueId) ?? null,
      row.deletedAt,
    );
  };
}
