import { buildPdfPageUrl, findPdfUrl } from '@/lib/address/pdf-url';
import type { Snapshot } from './schema/snapshot';
import type { Source } from './schema/source';

type PdfSnapshot = Pick<Snapshot, 'pdfUrl' | 'sha256'>;

/**
 * Builds the URL that opens the PDF of a snapshot at a page. `snapshots` are all snapshots of the source, which may have several PDFs. The
 * URL of the PDF is the first one of:
 * 1. the URL that the snapshot stores
 * 2. the URL that another snapshot with the same text stores
 * 3. a URL of the source that leads to a PDF and that no snapshot stores
 *
 * Returns null if there is no such URL.
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
