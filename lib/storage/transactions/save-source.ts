import { err, ok, type Result } from '@/lib/base/result';
import type { Snapshot } from '@/lib/record/schema/snapshot';
import type { SourceRow } from '@/lib/record/schema/source-row';
import type { WriteProblem } from '@/lib/record/schema/write-problem';
import type { Database } from '../open-database';
import { findSourceById } from '../queries/find-source-by-id';
import { isInvalidRow } from '../queries/parse-row';
import { attemptWrite } from './attempt-write';
import { enqueueForActiveWikis, getOutboxTables } from './enqueue-sources';

/**
 * Keeps a row and, with it, a text (unless the newest text kept says the same). Success means that the transaction is
 * on the disk and the row was read back from it.
 */
export async function saveSource(
  database: Database,
  row: SourceRow,
  snapshot: Snapshot | null,
): Promise<Result<SourceRow, WriteProblem>> {
  const writeResult = await attemptWrite(() =>
    database.transaction(
      'rw',
      [database.sources, database.snapshots, ...getOutboxTables(database)],
      async () => {
        await database.sources.put(row);
        await enqueueForActiveWikis(database, [row.stableId], new Date(row.source.updatedAt));
        if (snapshot && !(await hasSameSnapshot(database, snapshot))) await database.snapshots.put(snapshot);
      },
    ),
  );
  if (!writeResult.ok) return writeResult;
  const storedRow = await findSourceById(database, row.stableId);
  if (storedRow === null || isInvalidRow(storedRow) || storedRow.source.updatedAt !== row.source.updatedAt)
    return err({ kind: 'not-read-back' });
  return ok(storedRow);
}

async function hasSameSnapshot(
  database: Database,
  { stableId, sha256, capturedAt }: Snapshot,
): Promise<boolean> {
  const snapshots = await database.snapshots.where('stableId').equals(stableId).sortBy('capturedAt');
  const latest = snapshots.at(-1);
  return latest !== undefined && (latest.sha256 === sha256 || latest.capturedAt === capturedAt);
}
