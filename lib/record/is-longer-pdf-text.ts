import type { Article } from './schema/extraction';
import type { Snapshot } from './schema/snapshot';

type PdfText = Pick<Article, 'pageStarts' | 'pdfPageCount' | 'pdfUrl' | 'pdfHash'> &
  Pick<Snapshot, 'pdfHashes'>;

/**
 * Returns whether all of these are true:
 * - `text` and `part` are texts of the same PDF file.
 * - `part` has only the first pages, for example because the reader stopped the reading of the PDF.
 * - `text` has more pages than `part`.
 */
export const isLongerPdfText = (text: PdfText, part: PdfText): boolean =>
  part.pdfPageCount !== undefined && isSamePdf(text, part) && countPages(text) > countPages(part);

/**
 * Returns whether all of these are true:
 * - `text` and `part` are texts of the same PDF file.
 * - `part` has only the first pages.
 * - `text` has all pages, or more pages than `part`.
 *
 * Differs from `isLongerPdfText` if `text` has all pages and as many as `part`, for which the number of all pages was unknown.
 */
export const isMoreCompletePdfText = (text: PdfText, part: PdfText): boolean =>
  part.pdfPageCount !== undefined &&
  isSamePdf(text, part) &&
  (text.pdfPageCount === undefined ? countPages(text) > 0 : countPages(text) > countPages(part));

const countPages = ({ pageStarts = [] }: PdfText): number => pageStarts.length;

/** Returns the number of pages of the PDF file, or 0 if it is unknown. The text may have fewer pages. */
const countPagesOfFile = (text: PdfText): number => text.pdfPageCount ?? countPages(text);

/**
 * Returns whether two texts are of the same PDF file: whether they have a common hash. If one has no hash, because it is from an older
 * version or of a large file, both must have the same URL, and the numbers of pages of the files must not differ.
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
