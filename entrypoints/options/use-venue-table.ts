import { useCallback, useMemo } from 'react';
import { getHost } from '@/lib/address/host';
import type { Rating } from '@/lib/record/schema/rating';
import type { Source } from '@/lib/record/schema/source';
import type { Venue } from '@/lib/record/schema/venue';
import { getRating } from '@/lib/record/venues/get-rating';
import { getShippedVenues } from '@/lib/record/venues/shipped-venues';
import { combineVenues } from '@/lib/record/venues/venue-table';
import type { Database } from '@/lib/storage/open-database';
import { listCustomVenues } from '@/lib/storage/queries/list-custom-venues';
import { useLiveQuery } from './use-live-query';

/** The venues in force: the reader's own, and those that ship where the reader has none of the same id. */
export type VenueTable = {
  list: Venue[];
  ownIds: ReadonlySet<string>;
  shippedIds: ReadonlySet<string>;
  findVenue: (source: Source) => Venue | null;
  getRating: (source: Source) => Rating;
  /** The venue, else the name the site gives itself, else the host. */
  getVenueName: (source: Source) => string;
};

/** The venue table, current across contexts. Null while the reader's own part is read. */
export function useVenueTable(database: Database): VenueTable | null {
  const { value: ownVenueList } = useLiveQuery(useCallback(() => listCustomVenues(database), [database]));
  return useMemo(() => (ownVenueList ? buildVenueTable(ownVenueList) : null), [ownVenueList]);
}

function buildVenueTable(ownVenueList: Venue[]): VenueTable {
  const shipped = getShippedVenues();
  const ownIds = new Set(ownVenueList.map(({ id }) => id));
  const list = combineVenues(shipped, ownVenueList).sort((a, b) => a.name.localeCompare(b.name));
  const byId = new Map(list.map((venue) => [venue.id, venue]));
  const findVenue = (source: Source) => byId.get(source.venueId ?? '') ?? null;
  return {
    list,
    ownIds,
    shippedIds: new Set(shipped.map(({ id }) => id)),
    findVenue,
    getRating: (source) => getRating(source, findVenue(source)),
    getVenueName: (source) => findVenue(source)?.name ?? source.siteName ?? getHost(source.url),
  };
}
