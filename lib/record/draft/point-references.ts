import type { KeyPoint, Quote } from '../schema/parts';
import { insertPointQuote } from './key-points';

/** A reference to a key point, for a later Undo. `index` is the position of the point when the reference was created. */
export type PointReference = { point: KeyPoint; index: number };

/**
 * Updates references after a change of the list, so that they still refer to the same points. Writes `point` of a reference whose point was
 * edited: an edit replaces the object at the same index. A moved point is the same object, so its reference stays.
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
 * Returns the index of the point of a reference, or -1 if the point was deleted. If all objects were replaced, for example by a draft of
 * another form, finds the point with the same text, or without text, the point with the same quotes.
 */
export function findReferencedPoint(points: readonly KeyPoint[], { point, index }: PointReference): number {
  const position = points.indexOf(point);
  if (position >= 0) return position;
  const isSamePoint = (other: KeyPoint | undefined): boolean =>
    other?.text === point.text && (point.text !== '' || JSON.stringify(other) === JSON.stringify(point));
  return isSamePoint(points[index]) ? index : points.findIndex(isSamePoint);
}

/**
 * Inserts a quote into the point of a reference. If the point was deleted, adds a separate point, because the quote does not support the
 * other points.
 */
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
