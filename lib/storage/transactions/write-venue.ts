import type { Result } from '@/lib/base/result';
import type { SourceRow } from '@/lib/record/schema/source-row';
import type { Venue } from '@/lib/record/schema/venue';
import type { WriteProblem } from '@/lib/record/schema/write-problem';
import type { Database } from '../open-database';
import { isInvalidRow, parseSourceRow } from '../queries/parse-row';
import { attemptWrite } from './attempt-write';
import { enqueueForActiveWikis, getOutboxTables } from './enqueue-sources';

/**
 * Keeps (or, with null, withdraws) a venue of the reader's and, in the same transaction, gives every source that it
 * touches its new venue and what follows from it. `relink` is asked for each row under one of `domains` or with this
 * venue, and gives the changed row.
 */
export function writeVenue(
  database: Database,
  id: string,
  venue: Venue | null,
  domains: string[],
  relink: (row: SourceRow) => SourceRow,
  now: Date = new Date(),
): Promise<Result<null, WriteProblem>> {
  return attemptWrite(() =>
    database.transaction(
      'rw',
      [database.sources, database.venues, ...getOutboxTables(database)],
      async () => {
        if (venue) await database.venues.put(venue);
        else await database.venues.delete(id);
        const hosts = domains.map((domain) => domain.split('/')[0] ?? domain);
        const affectedRows = await Promise.all([
          database.sources.where('venueId').equals(id).toArray(),
          database.sources.where('hosts').anyOf(hosts).toArray(),
        ]);
        const rowsById = new Map(affectedRows.flat().map((row) => [row.stableId, row]));
        const validRows = [...rowsById.values()]
          .map(parseSourceRow)
          .filter((row): row is SourceRow => !isInvalidRow(row));
        const relinkedRows = validRows.map(relink);
        await database.sources.bulkPut(relinkedRows);
        const movedRows = relinkedRows.filter((row, index) => row.venueId !== validRows[index]?.venueId);
        await enqueueForActiveWikis(
          database,
          movedRows.map(({ stableId }) => stableId),
          now,
        );
        return null;
      },
    ),
  );
}
