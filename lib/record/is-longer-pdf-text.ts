import type { Article } from './schema/extraction';
import type { Snapshot } from './schema/snapshot';

type PdfText = Pick<Article, 'pageStarts' | 'pdfPageCount' | 'pdfUrl' | 'pdfHash'> &
  Pick<Snapshot, 'pdfHashes'>;

/**
 * Returns whether `text` and `part` are texts of the same PDF, `part` has only its first pages, for example because the reader stopped reading
 * it, and `text` has more pages. Returns false if `part` has all pages, or if the file has changed.
 */
export const isLongerPdfText = (text: PdfText, part: PdfText): boolean =>
  part.pdfPageCount !== undefined && isSamePdf(text, part) && countPages(text) > countPages(part);

/**
 * Returns whether `text` and `part` are texts of the same PDF, `part` has only its first pages, and `text` has all its pages, or more pages than
 * `part`.
 */
export const isMoreCompletePdfText = (text: PdfText, part: PdfText): boolean =>
  part.pdfPageCount !== undefined &&
  isSamePdf(text, part) &&
  (text.pdfPageCount === undefined ? countPages(text) > 0 : countPages(text) > countPages(part));

const countPages = ({ pageStarts = [] }: PdfText): number => pageStarts.length;

/** Returns the number of pages of the file of a text, or 0 if it is unknown. */
const countPagesOfFile = (text: PdfText): number => text.pdfPageCount ?? countPages(text);

/**
 * The texts of older versions and of large files have no hash of their file. They are of the same file if they have the same URL, unless the
 * numbers of pages of their files are known and differ.
 */
function isSamePdf(a: PdfText, b: PdfText): boolean {
  const hashes = listHashes(a);
  const otherHashes = listHashes(b);
  if (hashes.length > 0 && otherHashes.length > 0) return otherHashes.some((hash) => hashes.includes(hash));
  const [pageCount, otherPageCount] = [countPagesOfFile(a), countPagesOfFile(b)];
  const hasOtherPages = pageCount > 0 && otherPageCount > 0 && pageCount !== otherPageCount;
  return a.pdfUrl !== undefined && a.pdfUrl === b.pdfUrl && !hasOtherPages;
}

const listHashes = ({ pdfHash, pdfHashes = [] }: PdfText): string[] =>
  pdfHash === undefined ? pdfHashes : [pdfHash, ...pdfHashes];
