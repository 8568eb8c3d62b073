import type { Result } from '@/lib/base/result';
import { isInvalidRow, type SourceRow } from '@/lib/record/schema/source-row';
import type { StatusChange } from '@/lib/record/schema/undoable-change';
import type { SourceStatus } from '@/lib/record/schema/vocabulary';
import type { WriteProblem } from '@/lib/record/schema/write-problem';
import { SOURCE_STATUSES } from '@/lib/record/vocabulary';
import type { Database } from '../open-database';
import { parseSourceRow } from '../queries/parse-row';
import { attemptWrite } from './attempt-write';
import { enqueueForActiveWiki, getOutboxTables } from './enqueue-sources';
import { putSources, type SourceToPut } from './put-sources';

/** The rows that a write replaced, as they were before. Rows that need no change are left out. */
type AsyncReplacedRows = Promise<Result<SourceRow[], WriteProblem>>;

/** Sets the status of sources. A source in the bin stays in the bin and has the new status when it is restored. */
export const setSourceStatus = (
  database: Database,
  stableIds: string[],
  status: SourceStatus,
  now: Date,
): AsyncReplacedRows =>
  changeSources(database, stableIds, now, ({ source, deletedAt }) =>
    source.status === status
      ? null
      : { source: { ...source, status, updatedAt: now.toISOString() }, deletedAt },
  );

/**
 * Restores the previous status of sources. A source whose status was changed again or that is in the bin is not changed.
 */
export const restoreStatus = (
  database: Database,
  { status, before }: StatusChange,
  now: Date,
): AsyncReplacedRows => {
  const previousStatusById = new Map(
    SOURCE_STATUSES.flatMap((previousStatus) => before[previousStatus].map((id) => [id, previousStatus])),
  );
  return changeSources(database, [...previousStatusById.keys()], now, ({ stableId, source, shelf }) => {
    const previousStatus = previousStatusById.get(stableId);
    if (shelf !== status || !previousStatus) return null;
    return { source: { ...source, status: previousStatus, updatedAt: now.toISOString() }, deletedAt: null };
  });
};

/** Moves sources to the bin. The time of deletion of a source that is already in the bin does not change. */
export const moveToBin = (database: Database, stableIds: string[], now: Date): AsyncReplacedRows =>
  changeSources(database, stableIds, now, ({ source, deletedAt }) =>
    deletedAt === null ? { source, deletedAt: now.toISOString() } : null,
  );

/** Moves sources out of the bin. Their status does not change. */
export const restoreFromBin = (database: Database, stableIds: string[], now: Date): AsyncReplacedRows =>
  changeSources(database, stableIds, now, ({ source, deletedAt }) =>
    deletedAt === null ? null : { source, deletedAt: null },
  );

/**
 * Changes sources in one transaction. Ignores ids without a readable row, and rows for which `change` returns null. Only sources that are moved to or from the bin
 * are queued for the wiki, because wikis do not store the status.
 */
function changeSources(
  database: Database,
  stableIds: string[],
  now: Date,
  change: (row: SourceRow) => SourceToPut | null,
): AsyncReplacedRows {
  return attemptWrite(() =>
    database.transaction(
      'rw',
      [database.sources, database.venues, ...getOutboxTables(database)],
      async () => {
        const storedRows = (await database.sources.bulkGet(stableIds)).filter((row) => row !== undefined);
        const readableRows = storedRows
          .map(parseSourceRow)
          .filter((row): row is SourceRow => !isInvalidRow(row));
        const changes = readableRows.flatMap((row) => {
          const entry = change(row);
          return entry ? [{ row, entry }] : [];
        });
        await putSources(
          database,
          changes.map(({ entry }) => entry),
        );
        const movedIds = changes
          .filter(({ row, entry }) => (row.deletedAt === null) !== (entry.deletedAt === null))
          .map(({ row }) => row.stableId);
        await enqueueForActiveWiki(database, movedIds, now);
        return changes.map(({ row }) => row);
      },
    ),
  );
}
