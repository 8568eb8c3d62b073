import type { Result } from '@/lib/base/result';
import type { BackupTable } from '@/lib/record/schema/backup-table';
import type { Merge } from '@/lib/record/schema/merge';
import type { RatingChange } from '@/lib/record/schema/rating-change';
import type { RestoreCounts } from '@/lib/record/schema/restore-counts';
import type { WriteProblem } from '@/lib/record/schema/write-problem';
import type { OutboxEntry } from '@/lib/wiki/model/outbox-entry';
import type { Wiki } from '@/lib/wiki/model/wiki';
import type { Database } from '../open-database';
import { findChunk, RESTORED_PART_KEY } from '../queries/list-changes';
import { findActiveWiki } from '../queries/list-wikis';
import { type BackupSource, planRestore } from '../queries/plan-restore';
import { attemptWrite } from './attempt-write';
import { enqueueForActiveWiki, getOutboxTables } from './enqueue-sources';
import { getSourceTables, saveSources } from './save-sources';
import { updateQuoteStates } from './update-quote-states';

/**
 * Adds the rows of a backup that the library does not have, in one transaction. No row of the library is changed. A second restore of the
 * same rows changes nothing, so the reader completes a restore that was stopped by restoring the file again. `partId` identifies the
 * request: if the page repeats it because the worker was stopped before it responded, the counts of the first call are returned.
 */
export function restoreRows(
  database: Database,
  tableName: BackupTable,
  rows: readonly unknown[],
  now: Date,
  partId: string,
): Promise<Result<RestoreCounts, WriteProblem>> {
  const { venues, venueLists, merges, ratingChanges } = database;
  return attemptWrite(() =>
    database.transaction(
      'rw',
      [
        ...getSourceTables(database),
        ...getOutboxTables(database),
        venues,
        venueLists,
        merges,
        ratingChanges,
        database.changeChunks,
      ],
      async () => {
        const lastPart = (await findChunk(database, ...RESTORED_PART_KEY))?.restoredPart;
        if (lastPart?.id === partId) return lastPart.counts;
        const { rowsToAdd, counts } = await planRestore(database, tableName, rows);
        const added = await addRows(database, tableName, rowsToAdd, now);
        const restoreCounts = { ...counts, added, skipped: counts.skipped + rowsToAdd.length - added };
        await saveLastPart(database, partId, restoreCounts);
        return restoreCounts;
      },
    ),
  );
}

async function saveLastPart(database: Database, id: string, counts: RestoreCounts): Promise<void> {
  const [changeId, index] = RESTORED_PART_KEY;
  await database.changeChunks.put({
    changeId,
    index,
    stableIds: [],
    before: null,
    restoredPart: { id, counts },
  });
}

/** Adds parsed rows. Returns the number of added rows, without those that do not fit this library. */
async function addRows(
  database: Database,
  tableName: BackupTable,
  rows: unknown[],
  now: Date,
): Promise<number> {
  // `planRestore` has parsed the rows with the schema of the table.
  switch (tableName) {
    case 'sources': {
      const sources = rows as BackupSource[];
      await saveSources(database, sources);
      const ids = sources.filter(({ deletedAt }) => deletedAt === null).map(({ stableId }) => stableId);
      await enqueueForActiveWiki(database, ids, now);
      return sources.length;
    }
    case 'wikis':
      // Nothing is sent before the reader connects the wiki: its token is not in the backup.
      return putAll(
        database,
        tableName,
        (rows as Wiki[]).map((wiki) => ({ ...wiki, active: false })),
      );
    case 'outboxEntries': {
      // The next flush creates the missing entries of a connected wiki and looks their sources up.
      const activeId = (await findActiveWiki(database))?.id;
      return putAll(
        database,
        tableName,
        (rows as OutboxEntry[]).filter(({ wikiId }) => wikiId !== activeId),
      );
    }
    case 'merges': {
      const mergeRows = rows as Merge[];
      const mergedRows = await database.sources.bulkGet(mergeRows.map(({ other }) => other));
      return putAll(
        database,
        tableName,
        // A source that is not in the bin was separated again.
        mergeRows.filter((_, index) => (mergedRows[index]?.shelf ?? 'bin') === 'bin'),
      );
    }
    case 'ratingChanges': {
      const changes = rows as RatingChange[];
      const storedChanges = await database.ratingChanges.bulkGet(changes.map(({ seq }) => seq ?? -1));
      const hasFreeNumber = (_: RatingChange, index: number) => storedChanges[index] === undefined;
      await putAll(database, tableName, changes.filter(hasFreeNumber));
      // Changes whose number is used get new numbers, after all others are added, so that no change is overwritten.
      const changesWithUsedNumber = changes.filter((change, index) => !hasFreeNumber(change, index));
      await putAll(
        database,
        tableName,
        changesWithUsedNumber.map(({ seq: _, ...change }) => change),
      );
      return changes.length;
    }
    case 'pageChecks':
    case 'snapshots': {
      const rowsOfSources = rows as { stableId: string }[];
      const ids = [...new Set(rowsOfSources.map(({ stableId }) => stableId))];
      const knownIds = new Set(await database.sources.where('stableId').anyOf(ids).primaryKeys());
      const knownRows = rowsOfSources.filter(({ stableId }) => knownIds.has(stableId));
      await putAll(database, tableName, knownRows);
      await updateQuoteStates(database, knownIds);
      return knownRows.length;
    }
    case 'venues':
    case 'venueLists':
      return putAll(database, tableName, rows);
  }
}

async function putAll(database: Database, tableName: BackupTable, rows: unknown[]): Promise<number> {
  await database.table(tableName).bulkPut(rows);
  return rows.length;
}
