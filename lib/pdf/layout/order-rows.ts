import { computeBodySize, getRight, type Row } from '../page-text';
import { findGutter } from './find-gutter';

/** A part of a page with one column of rows, in reading order. */
export type Region = { rows: Row[] };

// The maximum number of divisions. On a page with more of them, they are not columns for a reader.
const MAX_DEPTH = 12;

/** Divides the rows of a page into regions in the order in which they are read. */
export function orderRows(rows: readonly Row[], bodySize: number, isRtl: boolean, depth = 0): Region[] {
  if (rows.length === 0) return [];
  const gutter = depth < MAX_DEPTH ? findGutter(rows, bodySize) : null;
  if (!gutter) return [{ rows: [...rows] }];
  const columnRows = rows.slice(gutter.start, gutter.end);
  const gap = findGapBetweenBlocks(columnRows);
  if (gap !== null) {
    const split = gutter.start + gap;
    return [rows.slice(0, split), rows.slice(split)].flatMap((part) =>
      orderRows(part, bodySize, isRtl, depth + 1),
    );
  }
  const columns = [takeSide(columnRows, (x) => x < gutter.x), takeSide(columnRows, (x) => x >= gutter.x)];
  const parts = [
    rows.slice(0, gutter.start),
    ...orderColumns(isRtl ? columns.reverse() : columns),
    rows.slice(gutter.end),
  ];
  return parts.flatMap((part) => orderRows(part, bodySize, isRtl, depth + 1));
}

/** Puts a narrow column of smaller letters, such as the note of a journal beside the start of an article, after the text beside it. */
function orderColumns(columns: readonly Row[][]): readonly Row[][] {
  const [first = [], second = []] = columns;
  return isSideNote(first, second) ? [second, first] : columns;
}

function isSideNote(rows: readonly Row[], main: readonly Row[]): boolean {
  const [size, mainSize] = [rows, main].map((side) => computeBodySize(side.flatMap(({ runs }) => runs)));
  return (
    size !== undefined &&
    mainSize !== undefined &&
    size <= 0.93 * mainSize &&
    measureWidth(rows) < 0.5 * measureWidth(main)
  );
}

function measureWidth(rows: readonly Row[]): number {
  const runs = rows.flatMap((row) => row.runs);
  // A spread of all runs would be too many arguments on a page with a drawing.
  const left = runs.reduce((edge, { x }) => Math.min(edge, x), Number.POSITIVE_INFINITY);
  const right = runs.reduce((edge, run) => Math.max(edge, getRight(run)), Number.NEGATIVE_INFINITY);
  return right - left;
}

const MAX_BLOCK_ROWS = 24;

/**
 * Finds the row after a gap in rows of few words, such as the names and addresses of authors side by side, which are read from left to
 * right and then from top to bottom. Returns null if the rows are columns of a text.
 */
function findGapBetweenBlocks(rows: readonly Row[]): number | null {
  const words = rows.reduce(
    (sum, { runs }) => sum + runs.reduce((count, { text }) => count + text.split(/\s+/).length, 0),
    0,
  );
  if (rows.length > MAX_BLOCK_ROWS || words / rows.length > 12) return null;
  const distances = rows.slice(1).map(({ y }, index) => y - (rows[index]?.y ?? 0));
  const pitch = [...distances].sort((a, b) => a - b)[Math.floor(distances.length / 2)] ?? 0;
  const gap = distances.findIndex((distance) => distance > 1.5 * pitch);
  return gap === -1 ? null : gap + 1;
}

// The rows of two columns may differ by some points, so each column gets its own baselines.
const takeSide = (rows: readonly Row[], isInside: (x: number) => boolean): Row[] =>
  rows
    .flatMap((row) => {
      const runs = row.runs.filter((run) => isInside(run.x));
      const tallest = runs.reduce<(typeof runs)[number] | undefined>(
        (best, run) => (best && best.size >= run.size ? best : run),
        undefined,
      );
      return tallest ? [{ y: tallest.y, size: tallest.size, runs }] : [];
    })
    .sort((a, b) => a.y - b.y);
