import type { Snapshot } from './schema/snapshot';

/** The PDF file that is stored for a source: its SHA-256, or null if it could not be computed, and when it was stored. */
type PdfFile = { hash: string | null; storedAt: Date };

/**
 * Lists the snapshots with the text of the PDF file that is stored for their source. `snapshots` are sorted by time, the oldest
 * first. The snapshots of older versions have no hash of their file. Only the newest of these that was captured before the file was
 * stored is listed, because a later PDF may have been captured without its file.
 */
export function listStoredPdfTexts(snapshots: readonly Snapshot[], { hash, storedAt }: PdfFile): Snapshot[] {
  const pdfTexts = snapshots.filter(({ pageStarts }) => pageStarts !== undefined);
  const textsOfFile = pdfTexts.filter(({ pdfHashes }) => hash !== null && pdfHashes?.includes(hash));
  if (textsOfFile.length > 0) return textsOfFile;
  const textsWithoutHash = pdfTexts.filter(({ pdfHashes }) => !pdfHashes);
  const text =
    textsWithoutHash.findLast(({ capturedAt }) => new Date(capturedAt) <= storedAt) ?? textsWithoutHash[0];
  return text ? [text] : [];
}
