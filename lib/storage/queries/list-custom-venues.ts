import { Venue } from '@/lib/record/schema/venue';
import type { Database } from '../open-database';

/** Lists the venues that the reader added or changed. Shipped venues are in `lib/record/venues`. Omits unreadable rows. */
export async function listCustomVenues(database: Database): Promise<Venue[]> {
  const rows: unknown[] = await database.venues.toArray();
  return rows.flatMap((row) => Venue.safeParse(row).data ?? []);
}
