import type { Article } from './schema/extraction';
import type { Snapshot } from './schema/snapshot';

type PdfText = Pick<Article, 'pageStarts' | 'pdfPageCount' | 'pdfUrl' | 'pdfHash'> &
  Pick<Snapshot, 'pdfHashes'>;

/**
 * Whether `text` has more pages of the PDF of which `part` has only the first ones, as after the reader stopped reading it. Returns false if `part` has
 * all pages, or if the file has changed.
 */
export const isLongerPdfText = (text: PdfText, part: PdfText): boolean =>
  part.pdfPageCount !== undefined && isSamePdf(text, part) && countPages(text) > countPages(part);

const countPages = ({ pageStarts = [] }: PdfText): number => pageStarts.length;

/** The texts of older versions and of large files have no hash of their file. Only their URL is known. */
function isSamePdf(a: PdfText, b: PdfText): boolean {
  const hashes = listHashes(a);
  const otherHashes = listHashes(b);
  if (hashes.length > 0 && otherHashes.length > 0) return otherHashes.some((hash) => hashes.includes(hash));
  return a.pdfUrl !== undefined && a.pdfUrl === b.pdfUrl;
}

const listHashes = ({ pdfHash, pdfHashes = [] }: PdfText): string[] =>
  pdfHash === undefined ? pdfHashes : [pdfHash, ...pdfHashes];
