import type { Snapshot } from './schema/snapshot';

/** The PDF file that is stored for a source: its SHA-256, or null if it could not be computed, and when it was stored. */
type PdfFile = { hash: string | null; storedAt: Date };

/**
 * Lists the snapshots with the text of the PDF file that is stored for their source. `snapshots` has the oldest first. Returns:
 * 1. the snapshots with the hash of the file
 * 2. if there is none: of the snapshots without a hash (from older versions), the newest one from before the file was stored. A later
 *    snapshot may be of another PDF whose file was not stored.
 * 3. if there is none: the oldest snapshot without a hash
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
