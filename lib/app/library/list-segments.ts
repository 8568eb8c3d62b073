import { type InvalidRow, isInvalidRow, type SourceRow } from '@/lib/record/schema/source-row';

/** A position in the list: the key of the row at that position. */
type Cursor = { createdAt: string; stableId: string };

/** The rows of a segment. `next` is the position where the following segment begins, or null at the end of the list. */
type SegmentPage = { rows: (SourceRow | InvalidRow)[]; next: Cursor | null };

/**
 * A segment of the list: the rows after `after` up to `until`. `rows` is null while the segment is far from the
 * viewport; `rowCount` stays, so that the height of the list does not change.
 */
export type Segment = {
  after: Cursor | null;
  until: Cursor | null;
  rowCount: number;
  rows: (SourceRow | InvalidRow)[] | null;
};

/** The number of rows that the first read of a segment returns. */
export const SEGMENT_SIZE = 60;

/** Creates the list before its first read. */
export const createUnreadList = (): Segment[] => [createUnreadSegment(null)];

/** Sets the rows of segment `index`. The first read fixes the end of the segment and appends the next one. */
export function setSegmentPage(segments: Segment[], index: number, page: SegmentPage): Segment[] {
  const segment = segments[index];
  if (!segment) return segments;
  const until = segment.until ?? page.next;
  const updatedSegments = segments.with(index, {
    ...segment,
    until,
    rows: page.rows,
    rowCount: page.rows.length,
  });
  return until !== null && index === segments.length - 1
    ? [...updatedSegments, createUnreadSegment(until)]
    : updatedSegments;
}

/** Removes the rows of all segments outside the indexes `from` to `to`. Returns the same array if nothing changes. */
export function unloadRowsOutside(segments: Segment[], from: number, to: number): Segment[] {
  const isInRange = (index: number) => index >= from && index <= to;
  if (segments.every(({ rows }, index) => rows === null || isInRange(index))) return segments;
  return segments.map((segment, index) => (isInRange(index) ? segment : { ...segment, rows: null }));
}

/**
 * Returns the indexes of the first and last segment in the viewport. `top` and `bottom` are the edges of the viewport,
 * in px from the start of the list. If no segment is in the viewport, returns the last one.
 */
export function findSegmentsInViewport(
  segments: Segment[],
  top: number,
  bottom: number,
  rowHeightPx: number,
): [number, number] {
  let firstIndex = -1;
  let lastIndex = 0;
  let segmentTop = 0;
  for (const [index, { rowCount }] of segments.entries()) {
    const segmentBottom = segmentTop + rowCount * rowHeightPx;
    if (segmentTop <= bottom && segmentBottom >= top) {
      if (firstIndex === -1) firstIndex = index;
      lastIndex = index;
    }
    segmentTop = segmentBottom;
  }
  return firstIndex === -1 ? [segments.length - 1, segments.length - 1] : [firstIndex, lastIndex];
}

/** Counts the rows of the segments with the indexes `from` to `to`, without `to`. */
export const countRows = (segments: Segment[], from: number, to: number): number =>
  segments.slice(from, to).reduce((sum, { rowCount }) => sum + rowCount, 0);

/** Returns the rows in memory, in order. */
export const listLoadedRows = (segments: Segment[]): (SourceRow | InvalidRow)[] =>
  segments.flatMap(({ rows }) => rows ?? []);

/** Returns the stable ids of rows; invalid rows have none. */
export const listStableIds = (rows: (SourceRow | InvalidRow)[]): string[] =>
  rows.flatMap((row) => (isInvalidRow(row) ? [] : [row.stableId]));

/**
 * Finds the id of the next (1) or previous (-1) row, or of the first row if `currentId` is null. Skips invalid rows.
 */
export function findNeighbourId(
  segments: Segment[],
  currentId: string | null,
  direction: 1 | -1,
): string | null {
  const ids = listStableIds(listLoadedRows(segments));
  const index = currentId === null ? -1 : ids.indexOf(currentId);
  if (index === -1) return ids[0] ?? null;
  return ids[index + direction] ?? currentId;
}

const createUnreadSegment = (after: Cursor | null): Segment => ({
  after,
  until: null,
  rowCount: 0,
  rows: null,
});

/** The list with the segments that were read. `query` is null before the first read. */
export type ListState<Query> = { query: Query | null; segments: Segment[]; error: Error | null };

/** An event of the list. */
export type ListEvent<Query> =
  | { type: 'read'; query: Query; index: number; page: SegmentPage }
  /** Only the segments with the indexes `from` to `to` are near the viewport. */
  | { type: 'scrolled'; from: number; to: number }
  | { type: 'failed'; error: Error };

/**
 * Applies an event to the list. The rows of a new query (another object) replace the list when its first segment is
 * read.
 */
export function reduceList<Query>(state: ListState<Query>, event: ListEvent<Query>): ListState<Query> {
  switch (event.type) {
    case 'read': {
      const isNewQuery = state.query !== event.query;
      // A late result of an older query must not replace the list.
      if (isNewQuery && event.index !== 0) return state;
      const segments = isNewQuery ? createUnreadList() : state.segments;
      return {
        query: event.query,
        segments: setSegmentPage(segments, event.index, event.page),
        error: null,
      };
    }
    case 'scrolled': {
      const segments = unloadRowsOutside(state.segments, event.from, event.to);
      return segments === state.segments ? state : { ...state, segments };
    }
    case 'failed':
      return { ...state, error: event.error };
  }
}
