import type { KeyPoint, Quote } from '../schema/parts';
import { insertPointQuote } from './key-points';

/** A point that a later Undo changes. `index` is where it was when the reference was created. */
export type PointReference = { point: KeyPoint; index: number };

/**
 * Updates references after a change of the list, so that they still refer to the same points. Moved points are the same objects, and an edited
 * point is replaced at its index.
 */
export function updateReferences(
  references: readonly PointReference[],
  previousPoints: readonly KeyPoint[],
  points: readonly KeyPoint[],
): void {
  for (const reference of references) {
    const editedPoint = points[previousPoints.indexOf(reference.point)];
    if (editedPoint && points.length >= previousPoints.length && !points.includes(reference.point))
      reference.point = editedPoint;
  }
}

/**
 * Returns the index of the point of a reference, or -1 if it was deleted. If the objects were replaced, as by a draft of another form, the point
 * with the same text is meant. Points without text have to have the same quotes too.
 */
export function findReferencedPoint(points: readonly KeyPoint[], { point, index }: PointReference): number {
  const position = points.indexOf(point);
  if (position >= 0) return position;
  const isSamePoint = (other: KeyPoint | undefined): boolean =>
    other?.text === point.text && (point.text !== '' || JSON.stringify(other) === JSON.stringify(point));
  return isSamePoint(points[index]) ? index : points.findIndex(isSamePoint);
}

/** Inserts a quote into the point of a reference. If that was deleted, the quote becomes a point of its own, not evidence of another claim. */
export function restorePointQuote(
  points: KeyPoint[],
  reference: PointReference,
  quoteIndex: number,
  quote: Quote,
): KeyPoint[] {
  const index = findReferencedPoint(points, reference);
  return index < 0
    ? points.toSpliced(reference.index, 0, { text: '', quotes: [quote] })
    : insertPointQuote(points, index, quoteIndex, quote);
}
