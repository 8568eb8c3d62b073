import type { Result } from '@/lib/base/result';
import type { WriteProblem } from '@/lib/model/problem';
import type { Snapshot } from '@/lib/model/snapshot';
import type { SourceRow } from '@/lib/model/source-row';
import type { Venue } from '@/lib/model/venue';
import type { Database } from '../open';
import { attemptWrite } from './attempt';
import { enqueueForActiveWikis, getOutboxTables } from './touch-jobs';

/** What an import does: rows and texts that are added or replaced, all in one transaction or none. */
export function importRecords(
  database: Database,
  records: { rows: SourceRow[]; snapshots: Snapshot[]; venues: Venue[] },
  now: Date = new Date(),
): Promise<Result<null, WriteProblem>> {
  return attemptWrite(() =>
    database.transaction(
      'rw',
      [database.sources, database.snapshots, database.venues, ...getOutboxTables(database)],
      async () => {
        await database.sources.bulkPut(records.rows);
        await database.snapshots.bulkPut(records.snapshots);
        await database.venues.bulkPut(records.venues);
        await enqueueForActiveWikis(
          database,
          [...new Set([...records.rows, ...records.snapshots].map(({ stableId }) => stableId))],
          now,
        );
        return null;
      },
    ),
  );
}
