import { useCallback, useMemo } from 'react';
import type { Store } from '@/lib/db/open';
import { ownVenues } from '@/lib/db/read/own-venues';
import type { Rating } from '@/lib/model/rating';
import type { Source } from '@/lib/model/source';
import type { Venue } from '@/lib/model/venue';
import { ratingOf } from '@/lib/venues/rating-of';
import { shippedVenues } from '@/lib/venues/shipped-venues';
import { venuesInForce } from '@/lib/venues/venue-table';
import { useLive } from './use-live';

/** The venues in force: the reader's own, and those that ship where the reader has none of the same id. */
export type VenueTable = {
  list: Venue[];
  ownIds: ReadonlySet<string>;
  shippedIds: ReadonlySet<string>;
  venueOf: (source: Source) => Venue | null;
  ratingOf: (source: Source) => Rating;
  /** The venue, else the name the site gives itself, else the host. */
  nameOf: (source: Source) => string;
};

/** The venue table, current across contexts. Null while the reader's own part is read. */
export function useVenueTable(store: Store): VenueTable | null {
  const { value: own } = useLive(useCallback(() => ownVenues(store), [store]));
  return useMemo(() => (own ? tableOf(own) : null), [own]);
}

function tableOf(own: Venue[]): VenueTable {
  const shipped = shippedVenues();
  const ownIds = new Set(own.map(({ id }) => id));
  const list = venuesInForce(shipped, own).sort((a, b) => a.name.localeCompare(b.name));
  const byId = new Map(list.map((venue) => [venue.id, venue]));
  const venueOf = (source: Source) => byId.get(source.venueId ?? '') ?? null;
  return {
    list,
    ownIds,
    shippedIds: new Set(shipped.map(({ id }) => id)),
    venueOf,
    ratingOf: (source) => ratingOf(source, venueOf(source)),
    nameOf: (source) => venueOf(source)?.name ?? source.siteName ?? hostOf(source),
  };
}

const hostOf = ({ url }: Source): string => new URL(url).hostname.replace(/^www\./, '');
