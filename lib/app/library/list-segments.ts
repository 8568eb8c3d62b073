import { type InvalidRow, isInvalidRow, type SourceRow } from '@/lib/record/schema/source-row';

/** A position in the list, identified by the row at it. */
type Cursor = { createdAt: string; stableId: string };

/** The rows of a segment; `next` is where the following segment begins, null at the end of the list. */
type ListPage = { rows: (SourceRow | InvalidRow)[]; next: Cursor | null };

/** A segment of the list. Its rows are in memory only while it is near the viewport; its length is remembered. */
export type Segment = {
  after: Cursor | null;
  until: Cursor | null;
  count: number;
  rows: (SourceRow | InvalidRow)[] | null;
};

/** The number of rows in a segment when it is first read. */
export const SEGMENT_SIZE = 60;

/** Creates the list before its first read. */
export const createUnreadSegments = (): Segment[] => [createUnreadSegment(null)];

/** Sets the rows of segment `index`. The first read fixes the end of the segment and appends the next one. */
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

/** Unloads the rows of all segments except `from` to `to`. Returns the same array if nothing changes. */
export function unloadOutside(segments: Segment[], from: number, to: number): Segment[] {
  const isInRange = (index: number) => index >= from && index <= to;
  if (segments.every(({ rows }, index) => rows === null || isInRange(index))) return segments;
  return segments.map((segment, index) => (isInRange(index) ? segment : { ...segment, rows: null }));
}

/** Finds the first and last segment in the viewport from `top` to `bottom` (px in the list); the last of all if none is. */
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

/** Counts the rows of the segments from `from` up to, but not including, `to`. */
export const countRows = (segments: Segment[], from: number, to: number): number =>
  segments.slice(from, to).reduce((sum, { count }) => sum + count, 0);

/** Returns the rows in memory, in order. */
export const getLoadedRows = (segments: Segment[]): (SourceRow | InvalidRow)[] =>
  segments.flatMap(({ rows }) => rows ?? []);

/** Returns the stable ids of rows; invalid rows have none. */
export const getStableIds = (rows: (SourceRow | InvalidRow)[]): string[] =>
  rows.flatMap((row) => (isInvalidRow(row) ? [] : [row.stableId]));

/** Finds the id of the next or previous row, or of the first row if none is current. Invalid rows are skipped. */
export function findNeighbourId(segments: Segment[], currentId: string | null, step: 1 | -1): string | null {
  const ids = getStableIds(getLoadedRows(segments));
  const index = currentId === null ? -1 : ids.indexOf(currentId);
  if (index === -1) return ids[0] ?? null;
  return ids[index + step] ?? currentId;
}

const createUnreadSegment = (after: Cursor | null): Segment => ({ after, until: null, count: 0, rows: null });

/** The list as far as it was read. `query` is null before the first read. */
export type ListState<Query> = { query: Query | null; segments: Segment[]; error: Error | null };

/** An event of the list. */
export type ListEvent<Query> =
  | { type: 'read'; query: Query; index: number; page: ListPage }
  /** The rows outside these segments are no longer near the viewport. */
  | { type: 'scrolled'; from: number; to: number }
  | { type: 'failed'; error: Error };

/** Applies an event to the list. A new query (another object) replaces the rows when its first segment is read. */
export function reduceList<Query>(state: ListState<Query>, event: ListEvent<Query>): ListState<Query> {
  switch (event.type) {
    case 'read': {
      const isNewQuery = state.query !== event.query;
      // A late answer to an older query must not replace the list.
      if (isNewQuery && event.index !== 0) return state;
      const segments = isNewQuery ? createUnreadSegments() : state.segments;
      return {
        query: event.query,
        segments: setSegmentPage(segments, event.index, event.page),
        error: null,
      };
    }
    case 'scrolled': {
      const segments = unloadOutside(state.segments, event.from, event.to);
      return segments === state.segments ? state : { ...state, segments };
    }
    case 'failed':
      return { ...state, error: event.error };
  }
}
