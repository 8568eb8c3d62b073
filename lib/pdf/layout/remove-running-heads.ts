import { createLengthLimitedRegExp } from '@/lib/base/length-limited-regexp';
import { computeBodySize, computeWeightedMedian, listRuns, type Row } from '../page-text';
import { getRowText, isInMargin, listNumbers, NUMBER_ALONE, type PageRows } from './page-margins';

/** Removes running heads, page numbers and watermarks from all pages of a document, whose line numbers were removed. */
export function removeRunningHeads(pages: readonly PageRows[]): PageRows[] {
  const bodySize = computeBodySize(listRuns(pages.map(({ page }) => page)));
  const offset = findPageNumberOffset(pages);
  const repeatedKeys = findRepeatedKeys(pages, bodySize);
  const headPlaces = findHeadPlaces(pages, bodySize);
  return pages.map((page, index) => ({
    ...page,
    rows: page.rows.filter(
      (row, rowIndex) =>
        !(
          isRepeated(page, row, index, repeatedKeys) ||
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
const isRepeated = (page: PageRows, row: Row, index: number, pagesByKey: Map<string, number[]>): boolean => {
  if (!isInMargin(page, row)) return false;
  const step = [0, -1, 1]
    .map((offset) => buildKey({ ...row, y: row.y + offset * 4 }, page.page.height))
    .flatMap((key) => pagesByKey.get(key) ?? []);
  return step.some((other) => other !== index && Math.abs(other - index) <= 6);
};

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
): boolean => row.size >= bodySize * 2 && (pagesByKey.get(buildKey(row, page.page.height))?.length ?? 0) >= 3;

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
