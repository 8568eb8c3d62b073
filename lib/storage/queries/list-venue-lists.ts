import type { ListedVenue } from '@/lib/record/schema/venue-list';
import { VenueList } from '@/lib/record/schema/venue-list';
import { parseShippedVenues } from '@/lib/record/venues/lists/shipped-list';
import type { Database } from '../open-database';

/** Lists the stored rows of venue lists. Omits unreadable rows. */
export async function listStoredVenueLists(database: Database): Promise<VenueList[]> {
  const rows: unknown[] = await database.venueLists.toArray();
  return rows.flatMap((row) => VenueList.safeParse(row).data ?? []);
}

/** Reads the venues of the shipped list from its file. Returns no venues if the file cannot be read. */
export async function loadShippedVenues(): Promise<ListedVenue[]> {
  try {
    const response = await fetch('/venue-lists/wikipedia-perennial-sources.csv');
    return response.ok ? parseShippedVenues(await response.text()) : [];
  } catch {
    return [];
  }
}
