import { err, ok, type Result } from '@/lib/base/result';
import { hasUnlinkedQuote, linkQuotes } from '@/lib/record/link-quotes';
import { buildSourceRatingSubject } from '@/lib/record/schema/rating-change';
import type { Snapshot } from '@/lib/record/schema/snapshot';
import type { Source } from '@/lib/record/schema/source';
import { isInvalidRow } from '@/lib/record/schema/source-row';
import type { WriteProblem } from '@/lib/record/schema/write-problem';
import type { Database } from '../open-database';
import { findSourceById } from '../queries/find-source-by-id';
import { listSnapshots } from '../queries/snapshots';
import { addRatingChange } from './add-rating-change';
import { attemptWrite } from './attempt-write';
import { saveUndoChunk, type WrittenChange } from './changes/written-change';
import { enqueueForActiveWiki, getOutboxTables } from './enqueue-sources';
import { getSourceTables, saveSources } from './save-sources';

/**
 * Saves a source, and the captured text if it differs from the newest saved one. A source in the bin is restored, because a
 * reader who edits a source still wants it. With `change`, the transaction stores what Undo needs. Success means that the transaction is on
 * the disk and that the source was read back.
 */
export async function saveSource(
  database: Database,
  source: Source,
  snapshot: Snapshot | null,
  change: WrittenChange | null = null,
): Promise<Result<Source, WriteProblem>> {
  const writeResult = await attemptWrite(() =>
    database.transaction(
      'rw',
      [
        ...getSourceTables(database),
        database.snapshots,
        database.venues,
        database.ratingChanges,
        ...(change ? [database.changes, database.changeChunks] : []),
        ...getOutboxTables(database),
      ],
      async () => {
        await addOwnRatingChange(database, source);
        const previousRow = await database.sources.get(source.stableId);
        const newSnapshots = snapshot && !(await isLatestSnapshot(database, snapshot)) ? [snapshot] : [];
        await database.snapshots.bulkPut(newSnapshots);
        if (snapshot) await addPdfHashes(database, [snapshot]);
        const linkedSource = await linkSourceQuotes(database, source);
        const rows = await saveSources(database, [{ source: linkedSource, deletedAt: null }]);
        await enqueueForActiveWiki(database, [source.stableId], new Date(source.updatedAt));
        if (change)
          await saveUndoChunk(database, change, {
            rows: rows.map((row) => ({ ...row, source: change.sourceWithoutEdits ?? row.source })),
            previousRows: [previousRow],
            newSnapshots,
            newVenues: [],
          });
      },
    ),
  );
  if (!writeResult.ok) return writeResult;
  const storedRow = await findSourceById(database, source.stableId);
  if (storedRow === null || isInvalidRow(storedRow) || storedRow.source.updatedAt !== source.updatedAt)
    return err({ kind: 'write-not-verified' });
  return ok(storedRow.source);
}

/** Adds the hashes of PDF files to the snapshots of their sources with the same text. Call it in a transaction that includes `snapshots`. */
export async function addPdfHashes(database: Database, snapshots: readonly Snapshot[]): Promise<void> {
  for (const { stableId, sha256, pdfHashes = [] } of snapshots)
    for (const stored of pdfHashes.length > 0 ? await listSnapshots(database, stableId) : []) {
      const hashes = [...new Set([...(stored.pdfHashes ?? []), ...pdfHashes])];
      if (stored.sha256 === sha256 && hashes.length > (stored.pdfHashes?.length ?? 0))
        await database.snapshots.put({ ...stored, pdfHashes: hashes });
    }
}

/** Adds to new quotes the snapshot that they were taken from. Most saves add none, and read no texts. */
async function linkSourceQuotes(database: Database, source: Source): Promise<Source> {
  if (!hasUnlinkedQuote(source.keyPoints)) return source;
  const snapshots = await listSnapshots(database, source.stableId);
  return { ...source, keyPoints: linkQuotes(source.keyPoints, snapshots) };
}

/** Adds the reader's new rating of the source to its history, if it changed. */
async function addOwnRatingChange(database: Database, source: Source): Promise<void> {
  const previousRow = await findSourceById(database, source.stableId);
  const previous = previousRow && !isInvalidRow(previousRow) ? previousRow.source.credibilityOverride : null;
  await addRatingChange(
    database,
    buildSourceRatingSubject(source.stableId),
    getRatingState(previous),
    getRatingState(source.credibilityOverride),
    new Date(source.updatedAt),
  );
}

const getRatingState = (override: Source['credibilityOverride']) => ({
  level: override?.level ?? null,
  reason: override?.reason ?? null,
});

/** Resolves to whether the newest snapshot of the source has the same text or time. Call it in a transaction that includes `snapshots`. */
export async function isLatestSnapshot(
  database: Database,
  { stableId, sha256, capturedAt }: Snapshot,
): Promise<boolean> {
  const snapshots = await database.snapshots.where('stableId').equals(stableId).sortBy('capturedAt');
  const latest = snapshots.at(-1);
  return latest !== undefined && (latest.sha256 === sha256 || latest.capturedAt === capturedAt);
}
