import { useCallback, useMemo } from 'react';
import type { RecordAids } from '@/components/record/record-aids';
import type { Store } from '@/lib/db/open';
import { ownTags } from '@/lib/db/read/own-tags';
import { scoredNeighbours } from '@/lib/db/read/scored-neighbours';
import { useLive } from '../use-live';
import type { VenueTable } from '../use-venue-table';

const NO_NEIGHBOURS: RecordAids['neighbours'] = { below: null, above: null };

/** What the editors of one record offer. */
export function useRecordAids(
  store: Store,
  score: number | null,
  stableId: string,
  bandNames: string[],
  venues: VenueTable,
): RecordAids {
  const tags = useLive(useCallback(() => ownTags(store), [store])).value;
  const neighbours = useLive(
    useCallback(
      () => (score === null ? Promise.resolve(NO_NEIGHBOURS) : scoredNeighbours(store, score, stableId)),
      [store, score, stableId],
    ),
  ).value;
  const names = bandNames.join('\n');
  return useMemo(
    () => ({
      bandNames: names.split('\n'),
      tags: tags ?? [],
      venueNames: venues.list.map(({ name }) => name),
      neighbours: neighbours ?? NO_NEIGHBOURS,
    }),
    [names, tags, venues, neighbours],
  );
}
