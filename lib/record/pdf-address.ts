import { buildPdfPageUrl, findPdfUrl } from '@/lib/address/pdf-url';
import type { Snapshot } from './schema/snapshot';
import type { Source } from './schema/source';

/** Builds the URL that opens the PDF of a snapshot at a page. Returns null if the address of the PDF is not known. */
export function buildSnapshotPageUrl(
  snapshot: Pick<Snapshot, 'pdfUrl'>,
  { url, aliases }: Pick<Source, 'url' | 'aliases'>,
  page: number,
): string | null {
  const pdfUrl = snapshot.pdfUrl ?? findPdfUrl([url, ...aliases]);
  return pdfUrl === null ? null : buildPdfPageUrl(pdfUrl, page);
}
