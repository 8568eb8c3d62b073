import { createLengthLimitedRegExp } from '@/lib/base/length-limited-regexp';
import { computeBodySize, computeWeightedMedian, listRuns, type Row } from '../page-text';
import { findRepeatedPrintDate, isBrowserMargin } from './browser-margin';
import { getRowText, isInMargin, listNumbers, NUMBER_ALONE, type PageRows } from './page-margins';

/** Removes running heads, page numbers and watermarks from all pages of a document, whose line numbers were removed. */
export function removeRunningHeads(pages: readonly PageRows[]): PageRows[] {
  const bodySize = computeBodySize(listRuns(pages.map(({ page }) => page)));
  const offset = findPageNumberOffset(pages);
  const repeatedKeys = findRepeatedKeys(pages, bodySize);
  const largeHeads = findRepeatedLargeHeads(pages, bodySize);
  const headPlaces = findHeadPlaces(pages, bodySize);
  const printDate = findRepeatedPrintDate(pages);
  return pages.map((page, index) => ({
    ...page,
    rows: page.rows.filter(
      (row, rowIndex) =>
        !(
          isRepeated(page, row, index, { bodySize, repeatedKeys, largeHeads, pageCount: pages.length }) ||
          isBrowserMargin(page, rowIndex, printDate) ||
          headPlaces.has(buildPlace(page, row, bodySize) ?? '') ||
          isImprint(page, rowIndex) ||
          isWatermark(row, bodySize, page, repeatedKeys) ||
          hasPageNumber(page, rowIndex, index, offset)
        ),
    ),
  }));
}

/** A text and its place, by which the same running head is recognised on other pages. Numbers in it may differ. */
function buildKey(row: Row, height: number): string {
  const text = getRowText(row)
    .replace(/\d+|\b[ivxlc]+\b/gi, '#')
    .slice(0, 80);
  return `${row.y < height / 2 ? 'top' : 'bottom'} ${Math.round(row.y / 8)} ${text}`;
}

function findRepeatedKeys(pages: readonly PageRows[], bodySize: number): Map<string, number[]> {
  const pagesByKey = new Map<string, number[]>();
  pages.forEach((page, index) => {
    for (const row of page.rows) {
      if (!isInMargin(page, row) && row.size < bodySize * 2) continue;
      const key = buildKey(row, page.page.height);
      const pagesWithKey = pagesByKey.get(key);
      if (pagesWithKey) pagesWithKey.push(index);
      else pagesByKey.set(key, [index]);
    }
  });
  return pagesByKey;
}

// A text that occurs on only two of many pages may be a heading, so the two pages must be near each other.
const isRepeated = (
  page: PageRows,
  row: Row,
  index: number,
  { bodySize, repeatedKeys: pagesByKey, largeHeads, pageCount }: RepeatedRows,
): boolean => {
  if (!isInMargin(page, row)) return false;
  if (isLargerThanText(row, bodySize)) {
    const isHead = (other: Row) => buildLargeKeys(page, other, pageCount).some((key) => largeHeads.has(key));
    // The only large text of the first of two pages is their title.
    const mayBeTitle = pageCount <= 2 && index === 0;
    const hasOtherTitle = () =>
      page.rows.some((other) => isLargerThanText(other, bodySize) && !isHead(other));
    return isHead(row) && (!mayBeTitle || hasOtherTitle());
  }
  const step = [0, -1, 1]
    .map((offset) => buildKey({ ...row, y: row.y + offset * 4 }, page.page.height))
    .flatMap((key) => pagesByKey.get(key) ?? []);
  return step.some((other) => other !== index && Math.abs(other - index) <= 6);
};

type RepeatedRows = {
  bodySize: number;
  repeatedKeys: Map<string, number[]>;
  largeHeads: ReadonlySet<string>;
  pageCount: number;
};

// The titles of slides and chapters are larger than the text. They are near the edge too, and several can differ only in a number.
const isLargerThanText = ({ size }: Row, bodySize: number): boolean => size > 1.15 * bodySize;

const PAGE_WORD = /\b(page|seite|página|pagina|p\.|pág\.) (\d{1,4})\b/giu;
const NUMBER_OF_TOTAL = /\b(\d{1,4})( ?(?:\/|of|von|sur|de) ?)(\d{1,4})\b/giu;

/**
 * Returns the text of a large row, and its text without its page number: the numbers of "Report 2020/2021" are the same on all pages. On
 * one or two pages, a head is recognised only at the same place.
 */
function buildLargeKeys({ page }: PageRows, row: Row, pageCount: number): string[] {
  const getOffset = (number: string) => `#${Number(number) - page.number}`;
  const text = getRowText(row);
  const textWithoutNumber = text
    // "Part 2 of 3" counts the parts of a talk, and not its pages.
    .replace(NUMBER_OF_TOTAL, (match, number: string, separator: string, total: string) =>
      Number(total) < pageCount ? match : getOffset(number) + separator + total,
    )
    .replace(PAGE_WORD, (_, word: string, number: string) => `${word} ${getOffset(number)}`);
  const place = pageCount <= 2 ? `${Math.round(row.y / 8)} ` : '';
  return [...new Set([text, textWithoutNumber])].map((key) => place + key);
}

/** Finds the large texts at the edge of at least half of the pages, such as the name of a talk. */
function findRepeatedLargeHeads(pages: readonly PageRows[], bodySize: number): Set<string> {
  const counts = new Map<string, number>();
  for (const page of pages) {
    const rows = page.rows.filter((row) => isLargerThanText(row, bodySize) && isInMargin(page, row));
    for (const key of new Set(rows.flatMap((row) => buildLargeKeys(page, row, pages.length))))
      counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  const minimum = pages.length <= 2 ? 2 : Math.max(3, pages.length / 2);
  return new Set([...counts].filter(([, count]) => count >= minimum).map(([key]) => key));
}

/** Whether a row begins with a raised mark, as a footnote does. */
const hasFootnoteMarker = ({ runs: [mark, next] }: Row): boolean =>
  mark !== undefined &&
  next !== undefined &&
  mark.size <= next.size * 0.85 &&
  mark.y < next.y - 0.1 * next.size;

/**
 * Returns the place of a first or last row that stands apart from the text of its page, or null for any other row. The
 * titles of slides are at such a place too, but their letters are large.
 */
function buildPlace({ page, rows }: PageRows, row: Row, bodySize: number): string | null {
  const index = rows.indexOf(row);
  const isOuter = index === 0 || index === rows.length - 1;
  if (!isOuter || rows.length < 4 || row.size > bodySize * 1.05 || !isInMargin({ page, rows }, row))
    return null;
  if (hasFootnoteMarker(row)) return null;
  const neighbour = rows[index === 0 ? 1 : index - 1];
  const minDistance = Math.max(1.7 * bodySize, 1.25 * computePitch(rows));
  if (!neighbour || Math.abs(neighbour.y - row.y) < minDistance) return null;
  return `${Math.round(row.y / 3)} ${row.size.toFixed(1)}`;
}

/**
 * Finds the places at which a row is separate from the text on several pages. Running heads with different texts are at
 * such places.
 */
function findHeadPlaces(pages: readonly PageRows[], bodySize: number): Set<string> {
  const counts = new Map<string, number>();
  for (const page of pages)
    for (const row of [page.rows[0], page.rows.at(-1)]) {
      const place = row && buildPlace(page, row, bodySize);
      if (place) counts.set(place, (counts.get(place) ?? 0) + 1);
    }
  return new Set([...counts].filter(([, count]) => count >= 2).map(([place]) => place));
}

const IMPRINT = createLengthLimitedRegExp(
  300,
  /^(?:(?:https?:\/\/)?(?:dx\.)?doi\.org\/\S+|doi:?\s*10\.\S+|(?:©|copyright|\d{3,4}-[\dx]{4}).{0,120}|\S+@\S+|https?:\/\/\S+)$/i,
);

/** Whether a row at the edge of a page has only the DOI, the copyright or a URL. */
function isImprint({ page, rows }: PageRows, index: number): boolean {
  const row = rows[index];
  if (!row || !isInMargin({ page, rows }, row) || !IMPRINT.test(getRowText(row))) return false;
  return (index <= 1 || index >= rows.length - 2) && isApart(rows, index);
}

const isWatermark = (
  row: Row,
  bodySize: number,
  page: PageRows,
  pagesByKey: Map<string, number[]>,
): boolean =>
  row.size >= bodySize * 2 &&
  // The titles of slides are as large, and several can differ only in a number.
  !isInMargin(page, row) &&
  (pagesByKey.get(buildKey(row, page.page.height))?.length ?? 0) >= 3;

const ROMAN_ALONE = /^[-–—\s]*[ivxl]{1,7}[-–—\s]*$/;

/** Finds the difference between printed page numbers and the position of pages that most pages have. Returns null if there is none. */
function findPageNumberOffset(pages: readonly PageRows[]): number | null {
  const counts = new Map<number, number>();
  pages.forEach((page, index) => {
    const offsets = page.rows
      .filter((row) => isInMargin(page, row))
      .flatMap((row) => listNumbers(row).map((value) => value - index));
    for (const offset of new Set(offsets)) counts.set(offset, (counts.get(offset) ?? 0) + 1);
  });
  const [best] = [...counts].sort((a, b) => b[1] - a[1]);
  return best && best[1] >= Math.min(2, pages.length) && best[1] >= pages.length * 0.3 ? best[0] : null;
}

/** Whether a row at the edge of the page is a page number, or a running head that contains one. */
function hasPageNumber(
  { page, rows }: PageRows,
  rowIndex: number,
  index: number,
  offset: number | null,
): boolean {
  const row = rows[rowIndex];
  if (!row || !isInMargin({ page, rows }, row)) return false;
  const text = getRowText(row);
  const isAtEdge = rowIndex <= 1 || rowIndex >= rows.length - 2;
  const isExpected = offset !== null && listNumbers(row).some((value) => value - index === offset);
  if (NUMBER_ALONE.test(text)) return isAtEdge && (isExpected || isApart(rows, rowIndex));
  if (ROMAN_ALONE.test(text)) return isAtEdge && isApart(rows, rowIndex);
  return isExpected && isAtEdge && isApart(rows, rowIndex) && row.runs.length > 0;
}

/** Whether a row has more space to its neighbour than the lines of a text. */
function isApart(rows: readonly Row[], index: number): boolean {
  const row = rows[index];
  if (!row) return false;
  const neighbour = index <= 1 && index < rows.length / 2 ? rows[index + 1] : rows[index - 1];
  return (
    !neighbour ||
    Math.abs(neighbour.y - row.y) > Math.max(1.25 * Math.max(row.size, 8), 1.1 * computePitch(rows))
  );
}

/** Computes the usual distance between rows. A page with few rows has none. */
const computePitch = (rows: readonly Row[]): number =>
  rows.length < 6
    ? 0
    : computeWeightedMedian(
        rows.slice(1).map(({ y }, index) => ({ value: y - (rows[index]?.y ?? 0), weight: 1 })),
      );
