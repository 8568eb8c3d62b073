import type { Venue } from '@/lib/record/schema/venue';
import table from './venues.json';

/** Returns the venues that ship with the extension. Their rationale is null. */
export function getShippedVenues(): Venue[] {
  return SHIPPED_VENUES;
}

const SHIPPED_VENUES = table.map((venue) => ({ ...venue, rationale: null })) as Venue[];
