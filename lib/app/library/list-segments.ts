import { type InvalidRow, isInvalidRow, type SourceRow } from '@/lib/record/schema/source-row';

/** A position in the list: the row there. */
type Cursor = { createdAt: string; stableId: string };

/** What was read for a segment; `next` is where the following one begins, null at the end of the list. */
type ListPage = { rows: (SourceRow | InvalidRow)[]; next: Cursor | null };

/** A segment of the list. Its rows are in memory only while it is near the viewport; its length is remembered. */
export type Segment = {
  after: Cursor | null;
  until: Cursor | null;
  count: number;
  rows: (SourceRow | InvalidRow)[] | null;
};

/** How many rows a segment is first read with. */
export const SEGMENT_SIZE = 60;

/** The list before anything of it is read. */
export const createUnreadSegments = (): Segment[] => [createUnreadSegment(null)];

/** The list with what was read for segment `index`. The first reading fixes its end and begins the next segment. */
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

/** The list with the rows of the segments `from` to `to` alone; the same list where no other is in memory. */
export function unloadOutside(segments: Segment[], from: number, to: number): Segment[] {
  const isInRange = (index: number) => index >= from && index <= to;
  if (segments.every(({ rows }, index) => rows === null || isInRange(index))) return segments;
  return segments.map((segment, index) => (isInRange(index) ? segment : { ...segment, rows: null }));
}

/** The first and the last segment in the viewport from `top` to `bottom` (px in the list). There is always one. */
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

/** How many rows the segments `from` up to, but not including, `to` have. */
export const countRows = (segments: Segment[], from: number, to: number): number =>
  segments.slice(from, to).reduce((sum, { count }) => sum + count, 0);

/** The rows in memory, in order. */
export const getLoadedRows = (segments: Segment[]): (SourceRow | InvalidRow)[] =>
  segments.flatMap(({ rows }) => rows ?? []);

/** The stable ids of rows; unreadable rows have none. */
export const getStableIds = (rows: (SourceRow | InvalidRow)[]): string[] =>
  rows.flatMap((row) => (isInvalidRow(row) ? [] : [row.stableId]));

/** The id of the row `step` rows from `currentId`, or of the first row. Unreadable rows are skipped. */
export function findNeighbourId(segments: Segment[], currentId: string | null, step: 1 | -1): string | null {
  const ids = getStableIds(getLoadedRows(segments));
  const index = currentId === null ? -1 : ids.indexOf(currentId);
  if (index === -1) return ids[0] ?? null;
  return ids[index + step] ?? currentId;
}

const createUnreadSegment = (after: Cursor | null): Segment => ({ after, until: null, count: 0, rows: null });

/** The list as far as it is read. `query` null: nothing is read yet. */
export type ListState<Query> = { query: Query | null; segments: Segment[]; error: Error | null };

/** What happens to the list. */
export type ListEvent<Query> =
  | { type: 'read'; query: Query; index: number; page: ListPage }
  /** The rows outside these segments are no longer near the viewport. */
  | { type: 'scrolled'; from: number; to: number }
  | { type: 'failed'; error: Error };

/** The list after an event. A new query (another object) replaces it once its first segment is read. */
export function reduceList<Query>(state: ListState<Query>, event: ListEvent<Query>): ListState<Query> {
  switch (event.type) {
    case 'read': {
      const isNewQuery = state.query !== event.query;
      // A late answer to an older query must not open the list again.
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
