import { getRight, type Row, type TextRun } from '../page-text';

// A gap of this many times the font size is a space. TeX shrinks its spaces to a fifth of the font size.
export const SPACE_GAP = 0.14;

/**
 * Whether each word is a run and the gaps between all of them are equal, as in a line that is spread over a narrow column. The wide gaps
 * of such a line divide neither columns nor the cells of a table.
 */
export function isEvenlySpaced(runs: readonly TextRun[], size: number): boolean {
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

/** Whether most of the rows are evenly spaced, so that a strip without text in them is there by chance. */
export const areMostlyEvenlySpaced = (rows: readonly Row[]): boolean =>
  rows.filter(({ runs, size }) => isEvenlySpaced(runs, size)).length > 0.6 * rows.length;
