import type { Result } from '@/lib/base/result';
import type { StoreProblem } from '@/lib/model/problem';
import type { Snapshot } from '@/lib/model/snapshot';
import type { SourceRow } from '@/lib/model/source-row';
import type { Venue } from '@/lib/model/venue';
import type { Store } from '../open';
import { attempt } from './attempt';
import { jobTables, touchJobs } from './touch-jobs';

/** What an import does: rows and texts that are added or replaced, all in one transaction or none. */
export function importRecords(
  store: Store,
  records: { rows: SourceRow[]; snapshots: Snapshot[]; venues: Venue[] },
  now: Date = new Date(),
): Promise<Result<null, StoreProblem>> {
  return attempt(() =>
    store.transaction('rw', [store.sources, store.snapshots, store.venues, ...jobTables(store)], async () => {
      await store.sources.bulkPut(records.rows);
      await store.snapshots.bulkPut(records.snapshots);
      await store.venues.bulkPut(records.venues);
      await touchJobs(
        store,
        [...new Set([...records.rows, ...records.snapshots].map(({ stableId }) => stableId))],
        now,
      );
      return null;
    }),
  );
}
