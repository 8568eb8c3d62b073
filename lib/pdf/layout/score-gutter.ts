import type { Row, TextRun } from '../page-text';
import { areMostlyJustified } from './even-spacing';
import { listValleys } from './gutter-candidates';
import {
  listRanges,
  MIN_ROWS,
  measureSides,
  measureSideWidth,
  type Range,
  type Side,
  type WordCounts,
} from './measure-sides';

/** The rows of a region, and what is measured once for all candidates. */
export type MeasuredRegion = { rows: readonly Row[]; wordCounts: WordCounts; bodySize: number };

/** Returns how much text a gutter divides into columns. Returns 0 for the gap between the cells of a table, and for other gaps. */
export function scoreRange(
  { rows, wordCounts, bodySize }: MeasuredRegion,
  x: number,
  range: Range,
  [left, right]: readonly [Side, Side],
): number {
  const width = right.left - left.right;
  if (Math.min(left.rows, right.rows) < MIN_ROWS || width < 0.6 * bodySize) return 0;
  if (!overlapVertically(rows, x, range) || areMostlyJustified(rows.slice(range.start, range.end))) return 0;
  const isColumn = (side: Side, isInside: (run: TextRun) => boolean) =>
    isText(side) ||
    (side.words / side.rows >= 2.5 &&
      hasColumns({ rows: rows.slice(range.start, range.end), wordCounts, bodySize }, isInside));
  const isDivided =
    (isColumn(left, (run) => run.x < x) && isColumn(right, (run) => run.x >= x)) ||
    isUnaligned(rows, x, range) ||
    isBesideProse(rows.slice(range.start, range.end), x, [left, right]);
  return isDivided ? Math.min(left.characters, right.characters) + width / 100 : 0;
}

const isText = (side: Side): boolean => side.words / side.rows >= 2.5 && side.filled / side.rows >= 0.4;

/**
 * Whether the wider side is a text that goes on beside the narrow one, such as an abstract beside the keywords. In a table, each label is
 * beside the first line of its cell. Here, most are beside lines in the middle of a paragraph.
 */
function isBesideProse(rows: readonly Row[], x: number, [left, right]: readonly [Side, Side]): boolean {
  const isLeftWider = left.right - left.left > right.right - right.left;
  const [prose, labels] = isLeftWider ? [left, right] : [right, left];
  const width = prose.right - prose.left;
  const isProse =
    prose.rows >= 5 && prose.words / prose.rows >= 5 && prose.filled / prose.rows >= MIN_FILLED_SHARE;
  if (!isProse || width < 1.5 * (labels.right - labels.left)) return false;
  const isOnLabelSide = (run: TextRun) => run.x < x !== isLeftWider;
  const labelIndexes = rows.flatMap(({ runs }, index) =>
    index > 0 && runs.some(isOnLabelSide) ? [index] : [],
  );
  const insideCount = labelIndexes.filter((index) => {
    const above = rows[index - 1];
    return above && measureSideWidth(above, x, isLeftWider) > 0.8 * width;
  }).length;
  return insideCount >= 2 && insideCount >= MIN_FILLED_SHARE * (labelIndexes.length - 1);
}

// The last line of a paragraph is short, and so are headings.
const MIN_FILLED_SHARE = 0.7;

/** Returns whether one side of a gutter consists of two columns of text, as in a page with three columns. */
function hasColumns(
  { rows, wordCounts, bodySize }: MeasuredRegion,
  isInside: (run: TextRun) => boolean,
): boolean {
  const sideRows = rows
    .map((row) => ({ ...row, runs: row.runs.filter(isInside) }))
    .filter(({ runs }) => runs.length > 0);
  return listValleys(sideRows, bodySize).some((x) => {
    const range = listRanges(sideRows, x).find(({ start, end }) => end - start >= sideRows.length * 0.7);
    return range !== undefined && measureSides(sideRows, x, range, wordCounts).every(isText);
  });
}

/** Whether both columns are beside each other, and not one above the other. */
function overlapVertically(rows: readonly Row[], x: number, { start, end }: Range): boolean {
  const findSpan = (isLeft: boolean) => {
    const ys = rows
      .slice(start, end)
      .filter(({ runs }) => runs.some((run) => run.x < x === isLeft))
      .map(({ y }) => y);
    return { top: ys[0] ?? 0, bottom: ys.at(-1) ?? 0 };
  };
  const [left, right] = [findSpan(true), findSpan(false)];
  const overlap = Math.min(left.bottom, right.bottom) - Math.max(left.top, right.top);
  return overlap >= 0.5 * Math.min(left.bottom - left.top, right.bottom - right.top);
}

/**
 * Returns whether the side with fewer rows has its own baselines. The cells of a table share the baselines of the other
 * side.
 */
function isUnaligned(rows: readonly Row[], x: number, { start, end }: Range): boolean {
  const counts = { left: 0, right: 0, both: 0 };
  for (const { runs } of rows.slice(start, end)) {
    const hasLeft = runs.some((run) => run.x < x);
    const hasRight = runs.some((run) => run.x >= x);
    if (hasLeft) counts.left += 1;
    if (hasRight) counts.right += 1;
    if (hasLeft && hasRight) counts.both += 1;
  }
  const smaller = Math.min(counts.left, counts.right);
  return smaller >= 5 && counts.both / smaller < 0.4;
}
