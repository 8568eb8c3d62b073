import { buildPdfPageUrl, findPdfUrl } from '@/lib/address/pdf-url';
import type { Snapshot } from './schema/snapshot';
import type { Source } from './schema/source';

type PdfSnapshot = Pick<Snapshot, 'pdfUrl' | 'sha256'>;

/**
 * Builds the URL that opens the PDF of a snapshot at a page. Returns null if the URL of the PDF is not known. `snapshots` are the
 * snapshots of its source, which may have several PDFs.
 */
export function buildSnapshotPageUrl(
  snapshot: PdfSnapshot,
  snapshots: readonly PdfSnapshot[],
  { url, aliases }: Pick<Source, 'url' | 'aliases'>,
  page: number,
): string | null {
  const pdfUrl =
    snapshot.pdfUrl ??
    snapshots.findLast(({ sha256, pdfUrl }) => pdfUrl !== undefined && sha256 === snapshot.sha256)?.pdfUrl ??
    findPdfUrl([url, ...aliases].filter((other) => snapshots.every(({ pdfUrl }) => pdfUrl !== other)));
  return pdfUrl === null ? null : buildPdfPageUrl(pdfUrl, page);
}
