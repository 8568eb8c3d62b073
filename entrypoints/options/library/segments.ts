import { type InvalidRow, isInvalidRow, type SourceRow } from '@/lib/record/schema/source-row';
import type { Cursor, ListPage } from '@/lib/storage/queries/read-list-page';

/** A stretch of the list. Its rows are in memory only while it is near the window; its length is remembered. */
export type Segment = {
  after: Cursor | null;
  until: Cursor | null;
  count: number;
  rows: (SourceRow | InvalidRow)[] | null;
};

/** How many rows a stretch is made with. */
export const SEGMENT_SIZE = 60;

/** The list before anything of it is read. */
export const createUnreadSegments = (): Segment[] => [createUnreadSegment(null)];

/** The list with what was read for stretch `index`. The first reading fixes where it ends and opens the next one. */
export function setSegmentPage(segments: Segment[], index: number, page: ListPage): Segment[] {
  const segment = segments[index];
  if (!segment) return segments;
  const until = segment.until ?? page.next;
  const updatedSegments = segments.with(index, {
    ...segment,
    until,
    rows: page.rows,
    count: page.rows.length,
  });
  return until !== null && index === segments.length - 1
    ? [...updatedSegments, createUnreadSegment(until)]
    : updatedSegments;
}

/** The list with the rows of the stretches `from` to `to` alone; the same list where no other is in memory. */
export function unloadOutside(segments: Segment[], from: number, to: number): Segment[] {
  const isInRange = (index: number) => index >= from && index <= to;
  if (segments.every(({ rows }, index) => rows === null || isInRange(index))) return segments;
  return segments.map((segment, index) => (isInRange(index) ? segment : { ...segment, rows: null }));
}

/** The stretches that the window from `top` to `bottom` (px in the list) touches, first and last; there is always one. */
export function findSegmentsInViewport(
  segments: Segment[],
  top: number,
  bottom: number,
  rowPx: number,
): [number, number] {
  let firstIndex = -1;
  let lastIndex = 0;
  let start = 0;
  for (const [index, { count }] of segments.entries()) {
    const end = start + count * rowPx;
    if (start <= bottom && end >= top) {
      if (firstIndex === -1) firstIndex = index;
      lastIndex = index;
    }
    start = end;
  }
  return firstIndex === -1 ? [segments.length - 1, segments.length - 1] : [firstIndex, lastIndex];
}

/** How many rows lie in stretches `from` up to, not with, `to`. */
export const countRows = (segments: Segment[], from: number, to: number): number =>
  segments.slice(from, to).reduce((sum, { count }) => sum + count, 0);

/** The rows in memory, in order. */
export const getLoadedRows = (segments: Segment[]): (SourceRow | InvalidRow)[] =>
  segments.flatMap(({ rows }) => rows ?? []);

/** The ids of rows, but for bad ones, which have none. */
export const getStableIds = (rows: (SourceRow | InvalidRow)[]): string[] =>
  rows.flatMap((row) => (isInvalidRow(row) ? [] : [row.stableId]));

/** The id of the row `step` rows from `current`; from nowhere, the first one. Bad rows are passed over. */
export function findNeighbourId(segments: Segment[], currentId: string | null, step: 1 | -1): string | null {
  const ids = getStableIds(getLoadedRows(segments));
  const index = currentId === null ? -1 : ids.indexOf(currentId);
  if (index === -1) return ids[0] ?? null;
  return ids[index + step] ?? currentId;
}

const createUnreadSegment = (after: Cursor | null): Segment => ({ after, until: null, count: 0, rows: null });
