import { err, ok, type Result } from '@/lib/base/result';
import { getSourceSubject } from '@/lib/record/schema/rating-change';
import type { Snapshot } from '@/lib/record/schema/snapshot';
import type { Source } from '@/lib/record/schema/source';
import { isInvalidRow } from '@/lib/record/schema/source-row';
import type { WriteProblem } from '@/lib/record/schema/write-problem';
import type { Database } from '../open-database';
import { findSourceById } from '../queries/find-source-by-id';
import { addRatingChange } from './add-rating-change';
import { attemptWrite } from './attempt-write';
import { enqueueForActiveWiki, getOutboxTables } from './enqueue-sources';
import { getSourceTables, putSources } from './put-sources';

/**
 * Saves a source, and the captured text if it differs from the newest saved one. A source in the bin is restored, because a
 * reader who edits a source still wants it. Success means that the transaction is on the disk and that the source was read back.
 */
export async function saveSource(
  database: Database,
  source: Source,
  snapshot: Snapshot | null,
): Promise<Result<Source, WriteProblem>> {
  const writeResult = await attemptWrite(() =>
    database.transaction(
      'rw',
      [
        ...getSourceTables(database),
        database.snapshots,
        database.venues,
        database.ratingChanges,
        ...getOutboxTables(database),
      ],
      async () => {
        await addOwnRatingChange(database, source);
        await putSources(database, [{ source, deletedAt: null }]);
        await enqueueForActiveWiki(database, [source.stableId], new Date(source.updatedAt));
        if (snapshot && !(await isLatestSnapshot(database, snapshot))) await database.snapshots.put(snapshot);
      },
    ),
  );
  if (!writeResult.ok) return writeResult;
  const storedRow = await findSourceById(database, source.stableId);
  if (storedRow === null || isInvalidRow(storedRow) || storedRow.source.updatedAt !== source.updatedAt)
    return err({ kind: 'not-read-back' });
  return ok(storedRow.source);
}

/** Adds the reader's new rating of the source to its history, if it changed. */
async function addOwnRatingChange(database: Database, source: Source): Promise<void> {
  const previousRow = await findSourceById(database, source.stableId);
  const previous = previousRow && !isInvalidRow(previousRow) ? previousRow.source.credibilityOverride : null;
  await addRatingChange(
    database,
    getSourceSubject(source.stableId),
    getRatingState(previous),
    getRatingState(source.credibilityOverride),
    new Date(source.updatedAt),
  );
}

const getRatingState = (override: Source['credibilityOverride']) => ({
  level: override?.level ?? null,
  reason: override?.reason ?? null,
});

/** Returns whether the newest snapshot of the source has the same text or time. Call it in a transaction that includes `snapshots`. */
export async function isLatestSnapshot(
  database: Database,
  { stableId, sha256, capturedAt }: Snapshot,
): Promise<boolean> {
  const snapshots = await database.snapshots.where('stableId').equals(stableId).sortBy('capturedAt');
  const latest = snapshots.at(-1);
  return latest !== undefined && (latest.sha256 === sha256 || latest.capturedAt === capturedAt);
}
