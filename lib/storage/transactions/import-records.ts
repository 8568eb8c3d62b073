import type { Result } from '@/lib/base/result';
import type { Snapshot } from '@/lib/record/schema/snapshot';
import type { SourceRow } from '@/lib/record/schema/source-row';
import type { Venue } from '@/lib/record/schema/venue';
import type { WriteProblem } from '@/lib/record/schema/write-problem';
import type { Database } from '../open-database';
import { attemptWrite } from './attempt-write';
import { enqueueForActiveWikis, getOutboxTables } from './enqueue-sources';

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
