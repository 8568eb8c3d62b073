import type { SourceRow } from '@/lib/record/schema/source-row';
import type { Venue } from '@/lib/record/schema/venue';
import { getShippedVenues } from '@/lib/record/venues/shipped-venues';
import { combineVenues, createVenueIdFinder } from '@/lib/record/venues/venue-table';
import type { Database } from '../open-database';
import { listCustomVenues } from '../queries/list-custom-venues';
import { saveSources } from './save-sources';

/**
 * Links every row to the venue of its URL, after the venue `changedId` was saved or removed. Returns the ids of the
 * sources whose venue changed. Must be called inside a transaction.
 */
export async function relinkSources(
  database: Database,
  changedId: string,
  rows: SourceRow[],
): Promise<string[]> {
  const customVenues = await listCustomVenues(database);
  // `findVenue` returns the first of two venues with the same domain, so the saved venue comes first.
  const isChanged = ({ id }: Venue) => id === changedId;
  const orderedVenues = [
    ...customVenues.filter(isChanged),
    ...customVenues.filter((venue) => !isChanged(venue)),
  ];
  const venues = combineVenues(getShippedVenues(), orderedVenues);
  const sourcesToSave = rows.flatMap(({ source, deletedAt, venueId: previousId }) => {
    const venueId = createVenueIdFinder(venues, null, source)(source.url);
    return (venueId ?? '') === previousId ? [] : [{ source: { ...source, venueId }, deletedAt }];
  });
  // Views read the name and the rating of a venue from the venue, so all other sources stay unchanged.
  const relinkedRows = await saveSources(database, sourcesToSave);
  return relinkedRows.map(({ stableId }) => stableId);
}
