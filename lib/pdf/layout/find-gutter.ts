import { getRight, type Row, type TextRun } from '../page-text';
import { areMostlyJustified } from './even-spacing';

/** A strip without text that divides consecutive rows (`start` to `end`, exclusive) into two columns at `x`. */
export type Gutter = { x: number; start: number; end: number };

type Side = { rows: number; characters: number; words: number; left: number; right: number; filled: number };

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

type Range = { start: number; end: number };

const MAX_CANDIDATES = 60;

/** Lists positions that may divide columns: the strips that few rows cross, and positions where many rows have a gap or begin. */
const listCandidates = (rows: readonly Row[], bodySize: number): number[] => [
  ...new Set([...listValleys(rows, bodySize), ...listGaps(rows, bodySize)].slice(0, MAX_CANDIDATES)),
];

/** Lists the middle of each strip that fewer rows cross than the strips beside it, the least crossed first. */
function listValleys(rows: readonly Row[], bodySize: number): number[] {
  const strips = listStrips(countCrossings(rows));
  return strips
    .filter(({ start, end, count }, index) => {
      const [before, after] = [strips[index - 1], strips[index + 1]];
      const isLow =
        before !== undefined && after !== undefined && count < before.count && count < after.count;
      return isLow && count < rows.length * 0.3 && end - start >= 0.4 * bodySize;
    })
    .sort((a, b) => a.count - b.count)
    .map(({ start, end }) => (start + end) / 2);
}

/** Counts the rows with text at each position, in points from the left edge of the page. */
function countCrossings(rows: readonly Row[]): number[] {
  const right = Math.min(
    MAX_WIDTH,
    Math.ceil(
      rows.reduce((edge, { runs }) => runs.reduce((max, run) => Math.max(max, getRight(run)), edge), 0),
    ),
  );
  const crossings = new Array<number>(right + 1).fill(0);
  for (const { runs } of rows)
    for (const run of runs)
      for (let x = Math.max(0, Math.floor(run.x)); x < Math.min(right, getRight(run)); x += 1)
        crossings[x] = (crossings[x] ?? 0) + 1;
  return crossings;
}

type Strip = { start: number; end: number; count: number };

/** Lists the strips of consecutive positions with the same count. */
function listStrips(crossings: readonly number[]): Strip[] {
  const strips: Strip[] = [];
  crossings.forEach((count, x) => {
    const strip = strips.at(-1);
    if (strip?.count === count) strip.end = x + 1;
    else strips.push({ start: x, end: x + 1, count });
  });
  return strips;
}

// In points. Only a drawing has text farther to the right.
const MAX_WIDTH = 20_000;

/** Lists positions where many rows have a gap or begin, the most frequent first. */
function listGaps(rows: readonly Row[], bodySize: number): number[] {
  const votes = new Map<number, number>();
  const vote = (x: number) => votes.set(Math.round(x / 2) * 2, (votes.get(Math.round(x / 2) * 2) ?? 0) + 1);
  for (const { runs } of rows) {
    let rightEdge = Number.NEGATIVE_INFINITY;
    for (const run of runs) {
      if (run.x - rightEdge >= 0.6 * bodySize) {
        vote(run.x - 3);
        if (Number.isFinite(rightEdge)) vote((run.x + rightEdge) / 2);
      }
      rightEdge = Math.max(rightEdge, getRight(run));
    }
  }
  return [...votes]
    .filter(([, count]) => count >= 2)
    .sort((a, b) => b[1] - a[1])
    .map(([x]) => x);
}

const isCrossed = ({ runs }: Row, x: number): boolean =>
  runs.some((run) => run.x < x - 1 && getRight(run) > x + 1);

/** Lists the longest ranges of rows in which no text crosses `x`. */
function listRanges(rows: readonly Row[], x: number): Range[] {
  const ranges: Range[] = [];
  let start = 0;
  for (let index = 0; index <= rows.length; index += 1) {
    const row = rows[index];
    if (row && !isCrossed(row, x)) continue;
    if (index - start >= MIN_ROWS) ranges.push({ start, end: index });
    start = index + 1;
  }
  return ranges;
}

const MIN_ROWS = 3;

/**
 * Removes rows at the beginning that are separated by a gap and do not fill their column, such as the names of authors side by side
 * above two columns of text.
 */
function trimShortRows(rows: readonly Row[], x: number, range: Range, columns: readonly [Side, Side]): Range {
  const pitch = computePitch(rows, range);
  let { start } = range;
  for (let index = range.start; index < range.end - MIN_ROWS; index += 1) {
    const row = rows[index];
    const next = rows[index + 1];
    if (!row || !next || isFilled(row, x, columns)) break;
    if (next.y - row.y > pitch * 1.5) start = index + 1;
  }
  // A row with text on both sides may contain the headings of both columns.
  const rowsWithBoth = rows.slice(range.start, start).filter((row) => hasBothSides(row, x)).length;
  return { start: rowsWithBoth >= 2 ? start : range.start, end: range.end };
}

const hasBothSides = ({ runs }: Row, x: number): boolean =>
  runs.some((run) => run.x < x) && runs.some((run) => run.x >= x);

const isFilled = (row: Row, x: number, [left, right]: readonly [Side, Side]): boolean => {
  const [width, otherWidth] = [left.right - left.left, right.right - right.left];
  return (
    row.runs.length > 0 &&
    (spanSide(row, x, true) > 0.8 * width || spanSide(row, x, false) > 0.8 * otherWidth)
  );
};

function spanSide({ runs }: Row, x: number, isLeft: boolean): number {
  let start: number | null = null;
  let right = Number.NEGATIVE_INFINITY;
  for (const run of runs)
    if (run.x < x === isLeft) {
      start ??= run.x;
      right = Math.max(right, getRight(run));
    }
  return start === null ? 0 : right - start;
}

function computePitch(rows: readonly Row[], { start, end }: Range): number {
  const distances: number[] = [];
  for (let index = start + 1; index < end; index += 1)
    distances.push((rows[index]?.y ?? 0) - (rows[index - 1]?.y ?? 0));
  return distances.sort((a, b) => a - b)[Math.floor(distances.length / 2)] ?? 12;
}

/** The number of words of each run, counted once for all candidates. */
type WordCounts = ReadonlyMap<TextRun, number>;

const countWordsOfRuns = (rows: readonly Row[]): WordCounts =>
  new Map(rows.flatMap(({ runs }) => runs.map((run) => [run, countShownWords(run.text)] as const)));

const createSide = (): Side => ({
  rows: 0,
  characters: 0,
  words: 0,
  left: Number.POSITIVE_INFINITY,
  right: Number.NEGATIVE_INFINITY,
  filled: 0,
});

function measureSides(
  rows: readonly Row[],
  x: number,
  { start, end }: Range,
  wordCounts: WordCounts,
): [Side, Side] {
  const rangeRows = rows.slice(start, end);
  const left = measureSide(rangeRows, (run) => run.x < x, wordCounts);
  const right = measureSide(rangeRows, (run) => run.x >= x, wordCounts);
  for (const row of rangeRows) {
    if (spanSide(row, x, true) > 0.7 * (left.right - left.left)) left.filled += 1;
    if (spanSide(row, x, false) > 0.7 * (right.right - right.left)) right.filled += 1;
  }
  return [left, right];
}

function measureSide(
  rows: readonly Row[],
  isInside: (run: TextRun) => boolean,
  wordCounts: WordCounts,
): Side {
  const side = createSide();
  for (const { runs } of rows) {
    const charactersBefore = side.characters;
    for (const run of runs) if (isInside(run)) addRun(side, run, wordCounts);
    if (side.characters === charactersBefore) continue;
    side.rows += 1;
    // The space after the last run of the row does not count.
    side.characters -= 1;
  }
  return side;
}

function addRun(side: Side, run: TextRun, wordCounts: WordCounts): void {
  side.characters += run.text.length + 1;
  side.words += wordCounts.get(run) ?? 0;
  side.left = Math.min(side.left, run.x);
  side.right = Math.max(side.right, getRight(run));
}

// Two characters of Chinese or Japanese count as a word.
const countShownWords = (text: string): number =>
  (text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0) +
  (text.match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu)?.length ?? 0) / 2;

/** The rows of a region, and what is measured once for all candidates. */
type MeasuredRegion = { rows: readonly Row[]; wordCounts: WordCounts; bodySize: number };

function scoreRange(
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
    isUnaligned(rows, x, range);
  return isDivided ? Math.min(left.characters, right.characters) + width / 100 : 0;
}

const isText = (side: Side): boolean => side.words / side.rows >= 2.5 && side.filled / side.rows >= 0.4;

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
