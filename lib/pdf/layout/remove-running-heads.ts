import { limitExpression } from '@/lib/base/limit-expression';
import { computeBodySize, getRight, type PageText, type Row } from '../page-text';

/** The remaining rows of a page. Each step of this file removes some. */
export type PageRows = { page: PageText; rows: Row[] };

/** Removes running heads, page numbers, line numbers and watermarks from all pages of a document. */
export function removeRunningHeads(pages: readonly PageRows[]): PageRows[] {
  const bodySize = computeBodySize(pages.flatMap(({ page }) => page.runs));
  const withoutLineNumbers = pages.map((page) => ({ ...page, rows: removeLineNumbers(page) }));
  const offset = findPageNumberOffset(withoutLineNumbers);
  const repeatedKeys = findRepeatedKeys(withoutLineNumbers, bodySize);
  const headPlaces = findHeadPlaces(withoutLineNumbers, bodySize);
  return withoutLineNumbers.map((page, index) => ({
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

// The part of the page height at its top and bottom where running heads are.
const MARGIN_SHARE = 0.13;
// The maximum number of rows at the top and the bottom of a page that can be running heads.
const MAX_MARGIN_ROWS = 4;

const getRowText = ({ runs }: Row): string =>
  runs
    .map(({ text }) => text)
    .join(' ')
    .replace(/\s+/g, ' ')
    .trim();

function isInMargin({ page, rows }: PageRows, row: Row): boolean {
  const index = rows.indexOf(row);
  const isAtTop = index < MAX_MARGIN_ROWS && row.y < page.height * MARGIN_SHARE;
  const isAtBottom = index >= rows.length - MAX_MARGIN_ROWS && row.y > page.height * (1 - MARGIN_SHARE);
  return isAtTop || isAtBottom;
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

/**
 * Returns the place of a first or last row that stands apart from the text of its page, or null for any other row. The
 * titles of slides are at such a place too, but their letters are large.
 */
function buildPlace({ page, rows }: PageRows, row: Row, bodySize: number): string | null {
  const index = rows.indexOf(row);
  const isOuter = index === 0 || index === rows.length - 1;
  if (!isOuter || rows.length < 4 || row.size > bodySize * 1.05 || !isInMargin({ page, rows }, row))
    return null;
  const neighbour = rows[index === 0 ? 1 : index - 1];
  if (!neighbour || Math.abs(neighbour.y - row.y) < 1.7 * bodySize) return null;
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

const IMPRINT = limitExpression(
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

const NUMBER_ALONE = limitExpression(
  60,
  /^[-–—|\s[\](]*(?:page|p\.|seite|pág\.?)?\s*(\d{1,4})(?:\s*(?:of|\/|von|de|sur)\s*\d{1,4})?[-–—|\s[\]).]*$/iu,
);
const ROMAN_ALONE = /^[-–—\s]*[ivxl]{1,7}[-–—\s]*$/;
/** Lists the page numbers that a row may contain: the only number, or one that stands apart at its beginning or end. */
function listNumbers(row: Row): number[] {
  const alone = NUMBER_ALONE.exec(getRowText(row))?.[1];
  if (alone) return [Number(alone)];
  const { runs } = row;
  return (
    [
      [runs[0], runs[1]],
      [runs.at(-1), runs.at(-2)],
    ] as const
  ).flatMap(([run, neighbour]) => {
    const digits = run && /^\d{1,4}$/.exec(run.text.trim())?.[0];
    if (!digits || !neighbour || Math.abs(run.y - neighbour.y) > 1) return [];
    const gap = Math.max(run.x - getRight(neighbour), neighbour.x - getRight(run));
    return gap > 1.5 * run.size ? [Number(digits)] : [];
  });
}

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
  return !neighbour || Math.abs(neighbour.y - row.y) > 1.25 * Math.max(row.size, 8);
}

// A column of numbers beside the text is no table if it has at least this many of them.
const MIN_LINE_NUMBERS = 8;

/** Removes a column of numbers that count the lines of a manuscript. */
function removeLineNumbers({ page, rows }: PageRows): Row[] {
  const numbersByEdge = new Map<number, { row: Row; value: number; run: Row['runs'][number] }[]>();
  for (const row of rows)
    for (const run of row.runs) {
      const text = run.text.trim();
      if (!/^\d{1,4}$/.test(text)) continue;
      const edge = Math.round(getRight(run) / 4);
      const key = [edge, edge - 1, edge + 1].find((other) => numbersByEdge.has(other)) ?? edge;
      const numbersAtEdge = numbersByEdge.get(key);
      if (numbersAtEdge) numbersAtEdge.push({ row, value: Number(text), run });
      else numbersByEdge.set(key, [{ row, value: Number(text), run }]);
    }
  const lineNumbers = new Set(
    [...numbersByEdge.values()]
      .filter((column) => countLines(column, page.height))
      .flatMap((column) => column.map(({ run }) => run)),
  );
  if (lineNumbers.size === 0) return rows;
  return rows
    .map((row) => ({ ...row, runs: row.runs.filter((run) => !lineNumbers.has(run)) }))
    .filter(({ runs }) => runs.length > 0);
}

/** Whether numbers grow by the same step down the page and span at least a third of it. */
function countLines(numbers: { row: Row; value: number }[], height: number): boolean {
  const [firstNumber, secondNumber] = numbers;
  const lastNumber = numbers.at(-1);
  if (
    !firstNumber ||
    !secondNumber ||
    !lastNumber ||
    numbers.length < MIN_LINE_NUMBERS ||
    lastNumber.row.y - firstNumber.row.y < height / 3
  )
    return false;
  let regular = 0;
  for (let index = 1; index < numbers.length; index += 1) {
    const step = (numbers[index]?.value ?? 0) - (numbers[index - 1]?.value ?? 0);
    if (step === 1 || step === 5) regular += 1;
  }
  return regular >= (numbers.length - 1) * 0.8;
}
