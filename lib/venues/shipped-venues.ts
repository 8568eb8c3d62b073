import type { Venue } from '@/lib/model/venue';
import table from './venues.json';

/** The venues that come with the extension. They give no rationale; the reader's own do. */
export function shippedVenues(): Venue[] {
  return SHIPPED;
}

const SHIPPED = table.map((venue) => ({ ...venue, rationale: null })) as Venue[];
