import type { Result } from '@/lib/base/result';
import { ownVenues } from '@/lib/db/read/own-venues';
import { rowOf } from '@/lib/db/write/row-of';
import { writeVenue } from '@/lib/db/write/save-venue';
import type { StoreProblem } from '@/lib/model/problem';
import type { SourceRow } from '@/lib/model/source-row';
import type { Venue } from '@/lib/model/venue';
import { shippedVenues } from '@/lib/venues/shipped-venues';
import { venueIdFor, venuesInForce } from '@/lib/venues/venue-table';
import { store } from './store';

type Written = Promise<Result<null, StoreProblem>>;

/** Keeps a venue; every source that inherits from it, or now belongs to it, is rated anew with it. */
export async function saveVenue(venue: Venue): Written {
  const before = await ownVenues(store);
  const replaced = before.find(({ id }) => id === venue.id);
  const own = [venue, ...before.filter(({ id }) => id !== venue.id)];
  return writeVenue(store, venue.id, venue, [...venue.domains, ...(replaced?.domains ?? [])], relinkTo(own));
}

/** Withdraws a venue of the reader's. */
export async function removeVenue(id: string): Written {
  const before = await ownVenues(store);
  const gone = before.find((venue) => venue.id === id);
  return writeVenue(
    store,
    id,
    null,
    gone?.domains ?? [],
    relinkTo(before.filter((venue) => venue.id !== id)),
  );
}

function relinkTo(own: Venue[]): (row: SourceRow) => SourceRow {
  const venues = venuesInForce(shippedVenues(), own);
  return (row) => {
    const venueId = venueIdFor(venues, null, row.source)(row.source.url);
    return rowOf({ ...row.source, venueId }, venues.find(({ id }) => id === venueId) ?? null, row.deletedAt);
  };
}
