import { useCallback, useMemo } from 'react';
import type { Database } from '@/lib/db/open';
import { listCustomVenues } from '@/lib/db/read/own-venues';
import type { Rating } from '@/lib/model/rating';
import type { Source } from '@/lib/model/source';
import type { Venue } from '@/lib/model/venue';
import { getRating } from '@/lib/venues/rating-of';
import { getShippedVenues } from '@/lib/venues/shipped-venues';
import { combineVenues } from '@/lib/venues/venue-table';
import { useLiveQuery } from './use-live';

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
    getVenueName: (source) => findVenue(source)?.name ?? source.siteName ?? getHost(source),
  };
}

const getHost = ({ url }: Source): string => new URL(url).hostname.replace(/^www\./, '');
