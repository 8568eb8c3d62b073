import { getRight, type Row } from '../page-text';

const MAX_CANDIDATES = 60;

/** Lists positions that may divide columns: the strips that few rows cross, and positions where many rows have a gap or begin. */
export const listCandidates = (rows: readonly Row[], bodySize: number): number[] => [
  ...new Set([...listValleys(rows, bodySize), ...listGaps(rows, bodySize)].slice(0, MAX_CANDIDATES)),
];

/** Lists the middle of each strip that fewer rows cross than the strips beside it, the least crossed first. */
export function listValleys(rows: readonly Row[], bodySize: number): number[] {
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
