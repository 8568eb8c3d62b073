import type { Result } from '@/lib/base/result';
import { isInvalidRow, type SourceRow } from '@/lib/record/schema/source-row';
import type { SourceStatus } from '@/lib/record/schema/vocabulary';
import type { WriteProblem } from '@/lib/record/schema/write-problem';
import type { Database } from '../open-database';
import { parseSourceRow } from '../queries/parse-row';
import { attemptWrite } from './attempt-write';
import { enqueueForActiveWiki, getOutboxTables } from './enqueue-sources';
import { putSources, type SourceToPut } from './put-sources';

/** A promise of the number of sources that a write changed. */
type AsyncChangeCount = Promise<Result<number, WriteProblem>>;

/** Sets the status of sources. A source in the bin stays in the bin and has the new status when it is restored. */
export const setSourceStatus = (
  database: Database,
  stableIds: string[],
  status: SourceStatus,
  now: Date,
): AsyncChangeCount =>
  changeSources(database, stableIds, now, ({ source, deletedAt }) => ({
    source: { ...source, status, updatedAt: now.toISOString() },
    deletedAt,
  }));

/** Moves sources to the bin. The time of deletion of a source that is already in the bin does not change. */
export const moveToBin = (database: Database, stableIds: string[], now: Date): AsyncChangeCount =>
  changeSources(database, stableIds, now, ({ source, deletedAt }) => ({
    source,
    deletedAt: deletedAt ?? now.toISOString(),
  }));

/** Moves sources out of the bin. Their status does not change. */
export const restoreFromBin = (database: Database, stableIds: string[], now: Date): AsyncChangeCount =>
  changeSources(database, stableIds, now, ({ source }) => ({ source, deletedAt: null }));

/**
 * Changes sources in one transaction. Ignores ids without a readable row. Only sources that are moved to or from the bin are
 * queued for the wiki, because wikis do not store the status.
 */
function changeSources(
  database: Database,
  stableIds: string[],
  now: Date,
  change: (row: SourceRow) => SourceToPut,
): AsyncChangeCount {
  return attemptWrite(() =>
    database.transaction(
      'rw',
      [database.sources, database.venues, ...getOutboxTables(database)],
      async () => {
        const storedRows = (await database.sources.bulkGet(stableIds)).filter((row) => row !== undefined);
        const rows = storedRows.map(parseSourceRow).filter((row): row is SourceRow => !isInvalidRow(row));
        const changes = rows.map(change);
        await putSources(database, changes);
        const movedIds = rows
          .filter(({ deletedAt }, index) => (deletedAt === null) !== (changes[index]?.deletedAt === null))
          .map(({ stableId }) => stableId);
        await enqueueForActiveWiki(database, movedIds, now);
        return changes.length;
      },
    ),
  );
}
