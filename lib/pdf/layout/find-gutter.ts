import type { Row } from '../page-text';
import { listCandidates } from './gutter-candidates';
import {
  countWordsOfRuns,
  listRanges,
  MIN_ROWS,
  measureSides,
  measureSideWidth,
  type Range,
  type Side,
} from './measure-sides';
import { scoreRange } from './score-gutter';

/** A strip without text that divides consecutive rows (`start` to `end`, exclusive) into two columns at `x`. */
export type Gutter = { x: number; start: number; end: number };

/**
 * Finds the strip that divides most of the text of a region into columns. The gaps between the cells of a table do not
 * count. Returns null if the region has one column.
 */
export function findGutter(rows: readonly Row[], bodySize: number): Gutter | null {
  let best: (Gutter & { score: number }) | null = null;
  const wordCounts = countWordsOfRuns(rows);
  for (const x of listCandidates(rows, bodySize))
    for (const range of listRanges(rows, x)) {
      const sides = measureSides(rows, x, range, wordCounts);
      const trimmed = trimShortRows(rows, x, range, sides);
      const trimmedSides = trimmed.start === range.start ? sides : measureSides(rows, x, trimmed, wordCounts);
      const score = scoreRange({ rows, wordCounts, bodySize }, x, trimmed, trimmedSides);
      if (score > (best?.score ?? 0)) best = { x, ...trimmed, score };
    }
  return best;
}

/**
 * Removes rows at the beginning that are separated by a gap and do not fill their column, such as the names of authors side by side
 * above two columns of text.
 */
function trimShortRows(rows: readonly Row[], x: number, range: Range, columns: readonly [Side, Side]): Range {
  const pitch = computePitch(rows, range);
  const starts: number[] = [];
  for (let index = range.start; index < range.end - MIN_ROWS; index += 1) {
    const row = rows[index];
    const next = rows[index + 1];
    if (!row || !next || isFilled(row, x, columns)) break;
    if (next.y - row.y > pitch * 1.5) starts.push(index + 1);
  }
  const countRowsWithBoth = (end: number) =>
    rows.slice(range.start, end).filter((row) => hasBothSides(row, x)).length;
  const start = starts.findLast(
    // A row with text on both sides may contain the headings of both columns.
    (end) => countRowsWithBoth(end) >= 2,
  );
  const [firstStart] = starts;
  const isEndOfParagraph =
    firstStart !== undefined &&
    countRowsWithBoth(firstStart) === 0 &&
    continuesRow(rows[range.start - 1], rows[range.start]);
  return { start: start ?? (isEndOfParagraph ? firstStart : range.start), end: range.end };
}

/** Whether a row may be the last line of a paragraph across all columns: it is as near to the row above as the lines of a text. */
const continuesRow = (above: Row | undefined, row: Row | undefined): boolean =>
  above !== undefined &&
  row !== undefined &&
  Math.abs(above.size - row.size) < 0.5 &&
  row.y - above.y < 1.4 * row.size;

const hasBothSides = ({ runs }: Row, x: number): boolean =>
  runs.some((run) => run.x < x) && runs.some((run) => run.x >= x);

const isFilled = (row: Row, x: number, [left, right]: readonly [Side, Side]): boolean => {
  const [width, otherWidth] = [left.right - left.left, right.right - right.left];
  return (
    row.runs.length > 0 &&
    (measureSideWidth(row, x, true) > 0.8 * width || measureSideWidth(row, x, false) > 0.8 * otherWidth)
  );
};

function computePitch(rows: readonly Row[], { start, end }: Range): number {
  const distances: number[] = [];
  for (let index = start + 1; index < end; index += 1)
    distances.push((rows[index]?.y ?? 0) - (rows[index - 1]?.y ?? 0));
  return distances.sort((a, b) => a - b)[Math.floor(distances.length / 2)] ?? 12;
}
