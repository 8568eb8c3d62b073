import { err, ok, type Result } from '@/lib/base/result';
import { isMoreCompletePdfText } from '@/lib/record/is-longer-pdf-text';
import { hasUnlinkedQuote, linkQuotes } from '@/lib/record/link-quotes';
import { buildSourceRatingSubject } from '@/lib/record/schema/rating-change';
import type { Snapshot } from '@/lib/record/schema/snapshot';
import type { Source } from '@/lib/record/schema/source';
import { isInvalidRow } from '@/lib/record/schema/source-row';
import type { WriteProblem } from '@/lib/record/schema/write-problem';
import type { Database } from '../open-database';
import { findSourceById } from '../queries/find-source-by-id';
import { findLatestSnapshot, listSnapshots } from '../queries/snapshots';
import { addRatingChange } from './add-rating-change';
import { attemptWrite } from './attempt-write';
import { saveUndoChunk, type WrittenChange } from './changes/save-undo-chunk';
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
        database.venues,
        database.ratingChanges,
        ...(change ? [database.changes, database.changeChunks] : []),
        ...getOutboxTables(database),
      ],
      async () => {
        await addOwnRatingChange(database, source);
        const previousRow = await database.sources.get(source.stableId);
        const newSnapshots = snapshot ? await saveSnapshot(database, snapshot) : [];
        const linkedSource = await linkSourceQuotes(database, source);
        // The text of a PDF may have been completed, although it is not new.
        const idsWithChangedTexts = snapshot ? [snapshot.stableId] : [];
        const rows = await saveSources(
          database,
          [{ source: linkedSource, deletedAt: null }],
          idsWithChangedTexts,
        );
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

/** Saves a captured text if it differs from the newest one, and updates equal texts. Returns the snapshots that are new. */
async function saveSnapshot(database: Database, snapshot: Snapshot): Promise<Snapshot[]> {
  const newSnapshots = (await isLatestSnapshot(database, snapshot)) ? [] : [snapshot];
  await database.snapshots.bulkPut(newSnapshots);
  await markAsSaved(database, snapshot);
  await updateEqualPdfTexts(database, [snapshot]);
  return newSnapshots;
}

/**
 * Updates the stored snapshots of PDFs that have the same text as one of `snapshots`. Adds the hashes of the files. If only the first
 * pages had been read, also adds the data of all pages; the text can be the same, because the later pages may have no text. Must be called
 * inside a transaction that includes `snapshots`.
 */
export async function updateEqualPdfTexts(database: Database, snapshots: readonly Snapshot[]): Promise<void> {
  for (const snapshot of snapshots.filter(({ pageStarts }) => pageStarts !== undefined))
    for (const stored of await listSnapshots(database, snapshot.stableId)) {
      const updated = stored.sha256 === snapshot.sha256 ? updatePdfText(stored, snapshot) : stored;
      if (updated !== stored) await database.snapshots.put(updated);
    }
}

function updatePdfText(stored: Snapshot, snapshot: Snapshot): Snapshot {
  const storedHashes = stored.pdfHashes ?? [];
  const hashes = [...new Set([...storedHashes, ...(snapshot.pdfHashes ?? [])])];
  const pdfHashes = hashes.length > 0 ? { pdfHashes: hashes } : {};
  if (!isMoreCompletePdfText(snapshot, stored))
    return hashes.length > storedHashes.length ? { ...stored, ...pdfHashes } : stored;
  // The labels of the partial text do not fit the complete one. The URL of a mirror does not replace the one that was captured first.
  const { pdfPageCount: _, pageLabels: __, ...storedValues } = stored;
  const pdfUrl = stored.pdfUrl === undefined ? {} : { pdfUrl: stored.pdfUrl };
  return { ...storedValues, ...snapshot, capturedAt: stored.capturedAt, ...pdfUrl, ...pdfHashes };
}

/** Marks the text of an earlier check as saved by the reader, who captured the same text again. */
async function markAsSaved(database: Database, { stableId, sha256 }: Snapshot): Promise<void> {
  const latest = await findLatestSnapshot(database, stableId);
  if (latest?.sha256 !== sha256 || !latest.isFromCheck) return;
  const { isFromCheck: _, ...saved } = latest;
  await database.snapshots.put(saved);
}

/** Adds to each new quote the snapshot from which it was taken. Reads no texts if there is no new quote. */
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
