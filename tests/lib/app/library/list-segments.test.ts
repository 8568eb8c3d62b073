import { describe, expect, it } from 'vitest';
import {
  countRows,
  createUnreadSegments,
  findNeighbourId,
  findSegmentsInViewport,
  type Segment,
  setSegmentPage,
  unloadOutside,
} from '@/lib/app/library/list-segments';
import type { ListPage } from '@/lib/storage/queries/read-list-page';
import { makeRow } from '@/tests/support/make-records';

const makePage = (size: number, more: boolean): ListPage => {
  const rows = Array.from({ length: size }, () => makeRow());
  const last = rows.at(-1);
  return { rows, next: more && last ? { createdAt: last.createdAt, stableId: last.stableId } : null };
};
const listIds = (page: ListPage) => page.rows.map((row) => ('stableId' in row ? row.stableId : row.key));

describe('list segments', () => {
  it('open the next segment once at the end of a full one', () => {
    const page = makePage(3, true);

    const once = setSegmentPage(createUnreadSegments(), 0, page);
    const readAgain = setSegmentPage(once, 0, { ...page, rows: page.rows.slice(1) });

    expect(once).toHaveLength(2);
    expect(once[1]).toMatchObject({ after: page.next, rows: null, count: 0 });
    expect(readAgain).toHaveLength(2);
    expect(readAgain[0]?.count).toBe(2);
  });

  it('end at the first segment that is not full', () => {
    expect(setSegmentPage(createUnreadSegments(), 0, makePage(3, false))).toHaveLength(1);
  });

  it('remember their length when their rows are unloaded', () => {
    const slots = unloadOutside(setSegmentPage(createUnreadSegments(), 0, makePage(3, true)), 1, 1);

    expect(slots[0]).toMatchObject({ rows: null, count: 3 });
    expect(countRows(slots, 0, 2)).toBe(3);
  });

  it('are found by the position of the viewport', () => {
    const slot = (count: number): Segment => ({ after: null, until: null, count, rows: null });
    const slots = [slot(10), slot(10), slot(10), slot(0)];

    expect(findSegmentsInViewport(slots, 0, 500, 100)).toEqual([0, 0]);
    expect(findSegmentsInViewport(slots, 1_500, 2_500, 100)).toEqual([1, 2]);
    expect(findSegmentsInViewport(slots, 2_500, 3_100, 100)).toEqual([2, 3]);
    expect(findSegmentsInViewport(slots, 9_000, 9_500, 100)).toEqual([3, 3]);
  });

  it('find the next and previous row, even in another segment', () => {
    const [first, second] = [makePage(2, true), makePage(2, false)];
    const slots = setSegmentPage(setSegmentPage(createUnreadSegments(), 0, first), 1, second);
    const [a, b] = listIds(first);
    const [c, d] = listIds(second);

    expect(findNeighbourId(slots, null, 1)).toBe(a);
    expect(findNeighbourId(slots, b ?? '', 1)).toBe(c);
    expect(findNeighbourId(slots, c ?? '', -1)).toBe(b);
    expect(findNeighbourId(slots, d ?? '', 1)).toBe(d);
  });
});
