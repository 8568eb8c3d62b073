import type { Result } from '@/lib/base/result';
import { buildSourceRatingSubject } from '@/lib/record/schema/rating-change';
import type { WriteProblem } from '@/lib/record/schema/write-problem';
import type { Database } from '../open-database';
import { attemptWrite } from './attempt-write';
import { getSourceTables, removeSources } from './save-sources';

/**
 * Permanently removes the sources that were moved to the bin before `cutoff` (ISO 8601) and their captured texts. Also removes
 * the undo data of merges before that time. Returns the number of removed sources.
 */
export function emptyBin(database: Database, cutoff: string): Promise<Result<number, WriteProblem>> {
  return attemptWrite(() =>
    database.transaction(
      'rw',
      [
        ...getSourceTables(database),
        database.snapshots,
        database.outboxEntries,
        database.merges,
        database.ratingChanges,
        database.pageChecks,
      ],
      async () => {
        const expiredIds = await database.sources
          .where('[shelf+createdAt]')
          .between(['bin', ''], ['bin', '\uffff'])
          .filter((row) => row.deletedAt !== null && row.deletedAt < cutoff)
          .primaryKeys();
        await database.snapshots.where('stableId').anyOf(expiredIds).delete();
        await database.pageChecks.bulkDelete(expiredIds);
        await database.outboxEntries.where('stableId').anyOf(expiredIds).delete();
        await database.ratingChanges
          .where('subject')
          .anyOf(expiredIds.map(buildSourceRatingSubject))
          .delete();
        await database.merges.where('at').below(cutoff).delete();
        await removeSources(database, expiredIds);
        return expiredIds.length;
      },
    ),
  );
}
