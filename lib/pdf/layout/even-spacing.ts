import { getRight, type Row, type TextRun } from '../page-text';

// A gap of this many times the font size is a space. TeX shrinks its spaces to a fifth of the font size.
export const SPACE_GAP = 0.14;

/**
 * Returns whether the runs are a justified line: each word is a run, and all gaps are equal. The wide gaps of such a line divide neither
 * columns nor the cells of a table.
 */
export function isJustifiedLine(runs: readonly TextRun[], size: number): boolean {
  const gaps = runs
    .slice(1)
    .map((run, index) => run.x - getRight(runs[index] ?? run))
    .filter((gap) => gap > SPACE_GAP * size);
  return (
    gaps.length >= 2 &&
    Math.max(...gaps) - Math.min(...gaps) < 0.1 * size &&
    runs.every(({ text }) => !/\S\s+\S/.test(text))
  );
}

/** Returns whether most rows are justified lines. A vertical gap in them is then no gutter between columns. */
export const areMostlyJustified = (rows: readonly Row[]): boolean =>
  rows.filter(({ runs, size }) => isJustifiedLine(runs, size)).length > 0.6 * rows.length;
