import type { Venue } from '@/lib/record/schema/venue';
import table from './venues.json';

/** The venues that come with the extension. They give no rationale; the reader's own do. */
export function getShippedVenues(): Venue[] {
  return SHIPPED_VENUES;
}

const SHIPPED_VENUES = table.map((venue) => ({ ...venue, rationale: null })) as Venue[];
