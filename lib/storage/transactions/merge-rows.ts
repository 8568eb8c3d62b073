import { err, ok, type Result } from '@/lib/base/result';
import type { Merge } from '@/lib/record/schema/merge';
import type { Snapshot } from '@/lib/record/schema/snapshot';
import type { SourceRow } from '@/lib/record/schema/source-row';
import type { WriteProblem } from '@/lib/record/schema/write-problem';
import type { Database } from '../open-database';
import { findSourceById } from '../queries/find-source-by-id';
import { isInvalidRow } from '../queries/parse-row';
import { listSnapshots } from '../queries/snapshots';
import { attemptWrite } from './attempt-write';
import { enqueueForActiveWikis, getOutboxTables } from './enqueue-sources';
import { mergeOutboxEntries, splitOutboxEntries } from './merge-outbox-entries';

/** Two stable ids: of the record that stays and of the one that goes into it. */
export type MergePair = Pick<Merge, 'keep' | 'other'>;

/**
 * Merges two records in one transaction: the kept row is written, the other goes to the bin, its texts lie under the
 * kept record too, wikis know it as what they know the other as, and what undoes it is kept. `join` gives the kept row
 * out of both. A pair that is merged already stays as it is.
 */
export async function mergeRows(
  database: Database,
  pair: MergePair,
  now: Date,
  buildMergedRow: (keep: SourceRow, other: SourceRow) => SourceRow,
): Promise<Result<SourceRow, WriteProblem>> {
  const writeResult = await attemptWrite(() =>
    runMergeTransaction(database, async () => {
      const [keep, other] = [
        await findValidRow(database, pair.keep),
        await findValidRow(database, pair.other),
      ];
      if (!keep || !other || pair.keep === pair.other) return null;
      if (await isMerged(database, pair, other)) return keep;
      const row = buildMergedRow(keep, other);
      const mergedAt = now.toISOString();
      const copies = await buildSnapshotCopies(database, pair);
      await database.sources.bulkPut([row, { ...other, shelf: 'bin', deletedAt: mergedAt }]);
      await database.snapshots.bulkPut(copies);
      const before = { keep: keep.source, other: other.source };
      const texts = copies.map(({ capturedAt }) => capturedAt);
      await database.merges.put({ ...pair, at: mergedAt, before, merged: row.source, texts });
      await enqueueForActiveWikis(database, [pair.keep, pair.other], now);
      await mergeOutboxEntries(database, pair);
      return row;
    }),
  );
  return writeResult.ok ? readBackRow(database, writeResult.value) : writeResult;
}

/**
 * Takes a merge back in one transaction: `part` gives both rows as they should be; the texts that came with the merge
 * go again. Where there is no such merge, nothing changes.
 */
export async function unmergeRows(
  database: Database,
  pair: MergePair,
  now: Date,
  buildSplitRows: (keep: SourceRow, merge: Merge) => { keep: SourceRow; other: SourceRow },
): Promise<Result<SourceRow, WriteProblem>> {
  const writeResult = await attemptWrite(() =>
    runMergeTransaction(database, async () => {
      const keep = await findValidRow(database, pair.keep);
      const merge = await database.merges.get([pair.keep, pair.other]);
      if (!keep || !merge) return keep;
      const rows = buildSplitRows(keep, merge);
      const other = await findValidRow(database, pair.other);
      // Taken out of the bin by hand, the other is a record of its own already, with what was written in it since.
      const rowsToRestore = other && other.shelf !== 'bin' ? [] : [rows.other];
      await database.sources.bulkPut([rows.keep, ...rowsToRestore]);
      await database.snapshots.bulkDelete(
        merge.texts.map((capturedAt): [string, string] => [pair.keep, capturedAt]),
      );
      await database.merges.delete([pair.keep, pair.other]);
      // Before they are touched: only apart has each an entry of its own.
      if (rowsToRestore.length > 0) await splitOutboxEntries(database, pair);
      await enqueueForActiveWikis(database, [pair.keep, pair.other], now);
      return rows.keep;
    }),
  );
  return writeResult.ok ? readBackRow(database, writeResult.value) : writeResult;
}

const runMergeTransaction = <T>(database: Database, write: () => Promise<T>): Promise<T> =>
  database.transaction(
    'rw',
    [database.sources, database.snapshots, database.merges, ...getOutboxTables(database)],
    write,
  );

async function findValidRow(database: Database, stableId: string): Promise<SourceRow | null> {
  const row = await findSourceById(database, stableId);
  return row && !isInvalidRow(row) ? row : null;
}

const isMerged = async (database: Database, { keep, other }: MergePair, row: SourceRow): Promise<boolean> =>
  row.shelf === 'bin' && (await database.merges.get([keep, other])) !== undefined;

// Every text of the other, save those that say the same as one of the kept record's; two of one moment lie a
// millisecond apart, since the time is part of the key.
async function buildSnapshotCopies(database: Database, { keep, other }: MergePair): Promise<Snapshot[]> {
  const [keptSnapshots, otherSnapshots] = [
    await listSnapshots(database, keep),
    await listSnapshots(database, other),
  ];
  const knownHashes = new Set(keptSnapshots.map(({ sha256 }) => sha256));
  const usedTimes = new Set(keptSnapshots.map(({ capturedAt }) => capturedAt));
  return otherSnapshots
    .filter(({ sha256 }) => !knownHashes.has(sha256))
    .map((snapshot) => {
      const capturedAt = findFreeTime(snapshot.capturedAt, usedTimes);
      usedTimes.add(capturedAt);
      return { ...snapshot, stableId: keep, capturedAt };
    });
}

function findFreeTime(preferredTime: string, usedTimes: Set<string>): string {
  let time = preferredTime;
  while (usedTimes.has(time)) time = new Date(Date.parse(time) + 1).toISOString();
  return time;
}

async function readBackRow(
  database: Database,
  row: SourceRow | null,
): Promise<Result<SourceRow, WriteProblem>> {
  if (!row) return err({ kind: 'no-such-source' });
  const storedRow = await findValidRow(database, row.stableId);
  return storedRow && storedRow.source.updatedAt === row.source.updatedAt
    ? ok(storedRow)
    : err({ kind: 'not-read-back' });
}
