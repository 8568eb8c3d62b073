import type { Result } from '@/lib/base/result';
import { buildSourceRatingSubject } from '@/lib/record/schema/rating-change';
import type { WriteProblem } from '@/lib/record/schema/write-problem';
import type { Database } from '../open-database';
import { attemptWrite } from './attempt-write';
import { deleteOldDeletions } from './changes/delete-changes';
import { deleteSources, getSourceTables } from './save-sources';

/**
 * Permanently deletes the sources that were moved to the bin before `cutoff` (ISO 8601) and their captured texts. Also deletes the undo
 * data of merges and deletions before that time, because those sources cannot be restored. Returns the number of deleted sources.
 */
export function emptyBin(database: Database, cutoff: string): Promise<Result<number, WriteProblem>> {
  return attemptWrite(() =>
    database.transaction(
      'rw',
      [
        ...getSourceTables(database),
        database.outboxEntries,
        database.merges,
        database.changes,
        database.changeChunks,
        database.ratingChanges,
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
        await deleteSources(database, expiredIds);
        await deleteOldDeletions(database, cutoff);
        return expiredIds.length;
      },
    ),
  );
}
