import type { SourceRow } from '@/lib/record/schema/source-row';
import type { Venue } from '@/lib/record/schema/venue';
import { getShippedVenues } from '@/lib/record/venues/shipped-venues';
import { combineVenues, createVenueIdFinder } from '@/lib/record/venues/venue-table';
import type { Database } from '../open-database';
import { listCustomVenues } from '../queries/list-custom-venues';
import { putSources } from './put-sources';

/**
 * Links every row to the venue of its URL after the venue `changedId` was saved or removed. Returns the ids of the sources whose venue
 * changed. Must be called inside a transaction.
 */
export async function relinkSources(
  database: Database,
  changedId: string,
  rows: SourceRow[],
): Promise<string[]> {
  const customVenues = await listCustomVenues(database);
  // If several venues have the same domain, the first one is used. The venue that was just saved must be that one.
  const isChanged = ({ id }: Venue) => id === changedId;
  const sortedCustomVenues = [
    ...customVenues.filter(isChanged),
    ...customVenues.filter((venue) => !isChanged(venue)),
  ];
  const venues = combineVenues(getShippedVenues(), sortedCustomVenues);
  const savedRows = await putSources(
    database,
    rows.map(({ source, deletedAt }) => ({
      source: { ...source, venueId: createVenueIdFinder(venues, null, source)(source.url) },
      deletedAt,
    })),
  );
  return savedRows
    .filter(({ venueId }, index) => venueId !== rows[index]?.venueId)
    .map(({ stableId }) => stableId);
}
