import type { Result } from '@/lib/base/result';
import type { SourceRow } from '@/lib/record/schema/source-row';
import type { WriteProblem } from '@/lib/record/schema/write-problem';
import type { Database } from '../open-database';
import { isInvalidRow, parseSourceRow } from '../queries/parse-row';
import { attemptWrite } from './attempt-write';
import { enqueueForActiveWikis, getOutboxTables } from './enqueue-sources';

/**
 * Changes rows in one transaction; `change` gives the new row, or null to leave it. Gives how many were changed. Wikis
 * hear only of those that went to the bin or came back: the status is the reader's alone.
 */
export function changeSources(
  database: Database,
  stableIds: string[],
  change: (row: SourceRow) => SourceRow | null,
  now: Date = new Date(),
): Promise<Result<number, WriteProblem>> {
  return attemptWrite(() =>
    database.transaction('rw', [database.sources, ...getOutboxTables(database)], async () => {
      const rows = (await database.sources.bulkGet(stableIds)).filter((row) => row !== undefined);
      const changes = rows
        .map(parseSourceRow)
        .filter((row): row is SourceRow => !isInvalidRow(row))
        .map((before) => ({ before, after: change(before) }));
      const changedRows = changes.map(({ after }) => after).filter((row) => row !== null);
      await database.sources.bulkPut(changedRows);
      const movedInOrOutOfBin = changes.filter(
        ({ before, after }) => after && (before.shelf === 'bin') !== (after.shelf === 'bin'),
      );
      await enqueueForActiveWikis(
        database,
        movedInOrOutOfBin.map(({ before }) => before.stableId),
        now,
      );
      return changedRows.length;
    }),
  );
}
