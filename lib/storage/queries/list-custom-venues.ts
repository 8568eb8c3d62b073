import { Venue } from '@/lib/record/schema/venue';
import type { Database } from '../open-database';

/**
 * The venues that the reader added or changed; shipped ones are in `lib/record/venues`. Unreadable rows are left out.
 */
export async function listCustomVenues(database: Database): Promise<Venue[]> {
  const rows: unknown[] = await database.venues.toArray();
  return rows.flatMap((row) => Venue.safeParse(row).data ?? []);
}
