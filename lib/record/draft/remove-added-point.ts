import type { KeyPoint } from '@/lib/record/schema/parts';

/**
 * Removes the last point that equals `addedPoint`. Returns the same list if there is none, for example because the reader changed the
 * point.
 */
export function removeAddedPoint(points: KeyPoint[], addedPoint: KeyPoint): KeyPoint[] {
  const index = points.findLastIndex((point) => isSamePoint(point, addedPoint));
  return index === -1 ? points : points.toSpliced(index, 1);
}

const isSamePoint = (point: KeyPoint, { text, quotes }: KeyPoint): boolean =>
  point.text === text &&
  point.quotes.length === quotes.length &&
  point.quotes.every(
    ({ exact, start }, index) => exact === quotes[index]?.exact && start === quotes[index]?.start,
  );
