import type { Snapshot } from './schema/snapshot';

/**
 * Finds the snapshot with the text of the PDF file that is stored for its source: the newest one that was captured before the file was stored.
 * `snapshots` are sorted by time, the oldest first. A later PDF may have been captured without its file.
 */
export function findStoredPdfText(snapshots: readonly Snapshot[], storedAt: Date): Snapshot | null {
  const pdfTexts = snapshots.filter(({ pageStarts }) => pageStarts !== undefined);
  return pdfTexts.findLast(({ capturedAt }) => new Date(capturedAt) <= storedAt) ?? pdfTexts[0] ?? null;
}
