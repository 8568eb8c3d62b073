import type { Result } from '@/lib/base/result';
import type { StoreProblem } from '@/lib/model/problem';
import type { SourceRow } from '@/lib/model/source-row';
import type { Venue } from '@/lib/model/venue';
import type { Store } from '../open';
import { isBadRow, parseSourceRow } from '../read/parse-row';
import { attempt } from './attempt';
import { jobTables, touchJobs } from './touch-jobs';

/**
 * Keeps (or, with null, withdraws) a venue of the reader's and, in the same transaction, gives every source that it
 * touches its new venue and what follows from it. `relink` is asked for each row under one of `domains` or with this
 * venue, and gives the changed row.
 */
export function writeVenue(
  store: Store,
  id: string,
  venue: Venue | null,
  domains: string[],
  relink: (row: SourceRow) => SourceRow,
  now: Date = new Date(),
): Promise<Result<null, StoreProblem>> {
  return attempt(() =>
    store.transaction('rw', [store.sources, store.venues, ...jobTables(store)], async () => {
      if (venue) await store.venues.put(venue);
      else await store.venues.delete(id);
      const hosts = domains.map((domain) => domain.split('/')[0] ?? domain);
      const touched = await Promise.all([
        store.sources.where('venueId').equals(id).toArray(),
        store.sources.where('hosts').anyOf(hosts).toArray(),
      ]);
      const rows = new Map(touched.flat().map((row) => [row.stableId, row]));
      const good = [...rows.values()].map(parseSourceRow).filter((row): row is SourceRow => !isBadRow(row));
      const relinked = good.map(relink);
      await store.sources.bulkPut(relinked);
      const moved = relinked.filter((row, index) => row.venueId !== good[index]?.venueId);
      await touchJobs(
        store,
        moved.map(({ stableId }) => stableId),
        now,
      );
      return null;
    }),
  );
}
