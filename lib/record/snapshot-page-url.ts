import { buildPdfPageUrl, findPdfUrl } from '@/lib/address/pdf-url';
import type { Snapshot } from './schema/snapshot';
import type { Source } from './schema/source';

type PdfSnapshot = Pick<Snapshot, 'pdfUrl' | 'sha256'>;

/**
 * Builds the URL that opens the PDF of a snapshot at a page. `snapshots` are all snapshots of the source, which may have several PDFs. The
 * URL of the PDF is that of the snapshot, or that of another snapshot with the same text, or a URL of the source that leads to a PDF and
 * is not the URL of another PDF. Returns null if there is none.
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
