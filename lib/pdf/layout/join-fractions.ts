import { getRight, type Row } from '../page-text';

// Rows that are nearer to each other than this many times the font size belong to one line.
const MAX_DISTANCE = 0.8;

/**
 * Joins rows of one column that fill a gap of the line beside them, such as the numerator and the denominator of a fraction. In the text,
 * the numerator comes before the denominator.
 */
export function joinFractions(rows: readonly Row[]): Row[] {
  const result = rows.map((row) => ({ ...row, runs: [...row.runs] }));
  for (let index = 0; index < result.length; index += 1) {
    const row = result[index];
    const neighbours = [result[index + 1], result[index - 1]];
    const line = row && neighbours.find((other) => other !== undefined && fillsGap(row, other));
    if (!row || !line) continue;
    line.runs = insertRuns(line, row.runs);
    result.splice(index, 1);
    index -= 1;
  }
  return result;
}

/** Inserts runs before the next run on the baseline of a line. */
function insertRuns({ runs, y }: Row, insertedRuns: Row['runs']): Row['runs'] {
  const left = insertedRuns[0]?.x ?? 0;
  const next = runs.findIndex((run) => run.x > left && Math.abs(run.y - y) < 1);
  const index = next === -1 ? runs.length : next;
  return [...runs.slice(0, index), ...insertedRuns, ...runs.slice(index)];
}

const fillsGap = (row: Row, line: Row): boolean => {
  const [left, right] = [Math.min(...row.runs.map(({ x }) => x)), Math.max(...row.runs.map(getRight))];
  const isNear = Math.abs(row.y - line.y) < MAX_DISTANCE * Math.min(row.size, line.size);
  const isOnBothSides =
    line.runs.some(({ x }) => x < left) && !line.runs.some((run) => overlaps(run, left, right, line.y));
  return (
    isNear && isOnBothSides && right - left < 0.5 * (Math.max(...line.runs.map(getRight)) - left + right)
  );
};

const overlaps = (
  run: { x: number; width: number; y: number },
  left: number,
  right: number,
  y: number,
): boolean => run.x < right - 0.5 && run.x + run.width > left + 0.5 && Math.abs(run.y - y) < 1;
