import { getRight, type Row, type TextRun } from '../page-text';

/** Consecutive rows, from `start` to `end`, exclusive. */
export type Range = { start: number; end: number };

/** The text on one side of a gutter. `filled` counts the rows that are nearly as wide as the side. */
export type Side = {
  rows: number;
  characters: number;
  words: number;
  left: number;
  right: number;
  filled: number;
};

const isCrossed = ({ runs }: Row, x: number): boolean =>
  runs.some((run) => run.x < x - 1 && getRight(run) > x + 1);

/** Lists the longest ranges of rows in which no text crosses `x`. */
export function listRanges(rows: readonly Row[], x: number): Range[] {
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

/** A column has at least this many rows. */
export const MIN_ROWS = 3;

/** The number of words of each run, counted once for all candidates. */
export type WordCounts = ReadonlyMap<TextRun, number>;

/** Counts the words of each run. */
export const countWordsOfRuns = (rows: readonly Row[]): WordCounts =>
  new Map(rows.flatMap(({ runs }) => runs.map((run) => [run, countShownWords(run.text)] as const)));

const createSide = (): Side => ({
  rows: 0,
  characters: 0,
  words: 0,
  left: Number.POSITIVE_INFINITY,
  right: Number.NEGATIVE_INFINITY,
  filled: 0,
});

/** Measures the text on both sides of `x` in a range of rows. */
export function measureSides(
  rows: readonly Row[],
  x: number,
  { start, end }: Range,
  wordCounts: WordCounts,
): [Side, Side] {
  const rangeRows = rows.slice(start, end);
  const left = measureSide(rangeRows, (run) => run.x < x, wordCounts);
  const right = measureSide(rangeRows, (run) => run.x >= x, wordCounts);
  for (const row of rangeRows) {
    if (measureSideWidth(row, x, true) > 0.7 * (left.right - left.left)) left.filled += 1;
    if (measureSideWidth(row, x, false) > 0.7 * (right.right - right.left)) right.filled += 1;
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

/** Returns the width of the text of a row on one side of `x`. */
export function measureSideWidth({ runs }: Row, x: number, isLeft: boolean): number {
  let start: number | null = null;
  let right = Number.NEGATIVE_INFINITY;
  for (const run of runs)
    if (run.x < x === isLeft) {
      start ??= run.x;
      right = Math.max(right, getRight(run));
    }
  return start === null ? 0 : right - start;
}
