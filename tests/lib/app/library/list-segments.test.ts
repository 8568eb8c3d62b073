import { describe, expect, it } from 'vitest';
import {
  countRows,
  createUnreadList,
  findNeighbourId,
  findSegmentsInViewport,
  type Segment,
  setSegmentPage,
  unloadRowsOutside,
} from '@/lib/app/library/list-segments';
import type { ListPage } from '@/lib/storage/queries/read-list-page';
import { makeRow } from '@/tests/support/make-records';

const makePage = (size: number, hasNextPage: boolean): ListPage => {
  const rows = Array.from({ length: size }, () => makeRow());
  const last = rows.at(-1);
  return { rows, next: hasNextPage && last ? { createdAt: last.createdAt, stableId: last.stableId } : null };
};
const listIds = (page: ListPage) => page.rows.map((row) => ('stableId' in row ? row.stableId : row.key));

describe('list segments', () => {
  it('append the next segment once, after the first read of a segment with a next page', () => {
    const page = makePage(3, true);

    const segmentsAfterRead = setSegmentPage(createUnreadList(), 0, page);
    const segmentsAfterSecondRead = setSegmentPage(segmentsAfterRead, 0, {
      ...page,
      rows: page.rows.slice(1),
    });

    expect(segmentsAfterRead).toHaveLength(2);
    expect(segmentsAfterRead[1]).toMatchObject({ after: page.next, rows: null, rowCount: 0 });
    expect(segmentsAfterSecondRead).toHaveLength(2);
    expect(segmentsAfterSecondRead[0]?.rowCount).toBe(2);
  });

  it('end at the first segment without a next page', () => {
    expect(setSegmentPage(createUnreadList(), 0, makePage(3, false))).toHaveLength(1);
  });

  it('keep their row count when their rows are removed from memory', () => {
    const segments = unloadRowsOutside(setSegmentPage(createUnreadList(), 0, makePage(3, true)), 1, 1);

    expect(segments[0]).toMatchObject({ rows: null, rowCount: 3 });
    expect(countRows(segments, 0, 2)).toBe(3);
  });

  it('are found by the position of the viewport', () => {
    const makeSegment = (rowCount: number): Segment => ({
      after: null,
      until: null,
      rowCount: rowCount,
      rows: null,
    });
    const segments = [makeSegment(10), makeSegment(10), makeSegment(10), makeSegment(0)];

    expect(findSegmentsInViewport(segments, 0, 500, 100)).toEqual([0, 0]);
    expect(findSegmentsInViewport(segments, 1_500, 2_500, 100)).toEqual([1, 2]);
    expect(findSegmentsInViewport(segments, 2_500, 3_100, 100)).toEqual([2, 3]);
    expect(findSegmentsInViewport(segments, 9_000, 9_500, 100)).toEqual([3, 3]);
  });

  it('find the next and previous row, even in another segment', () => {
    const [first, second] = [makePage(2, true), makePage(2, false)];
    const segments = setSegmentPage(setSegmentPage(createUnreadList(), 0, first), 1, second);
    const [a, b] = listIds(first);
    const [c, d] = listIds(second);

    expect(findNeighbourId(segments, null, 1)).toBe(a);
    expect(findNeighbourId(segments, b ?? '', 1)).toBe(c);
    expect(findNeighbourId(segments, c ?? '', -1)).toBe(b);
    expect(findNeighbourId(segments, d ?? '', 1)).toBe(d);
  });
});
