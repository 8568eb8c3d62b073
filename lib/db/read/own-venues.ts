import { Venue } from '@/lib/model/venue';
import type { Store } from '../open';

/** The venues that the reader added or changed; those that ship are in lib/venues. Bad rows are left out. */
export async function ownVenues(store: Store): Promise<Venue[]> {
  const rows: unknown[] = await store.venues.toArray();
  return rows.flatMap((row) => Venue.safeParse(row).data ?? []);
}
