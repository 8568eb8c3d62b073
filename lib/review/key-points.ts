import type { KeyPoint } from '@/lib/model/source';

/** A key point without words or quotes. */
export const emptyKeyPoint = (): KeyPoint => ({ text: '', quotes: [] });

/** The points with one at `index` reworded. A text of several lines, as pasted, becomes one point a line. */
export function withPointText(points: KeyPoint[], index: number, text: string): KeyPoint[] {
  const current = points[index] ?? emptyKeyPoint();
  const lines = linesOf(text);
  if (lines.length < 2) return replaced(points, index, [{ ...current, text: text.replace(/\r?\n/g, ' ') }]);
  const [first = '', ...others] = lines;
  return replaced(points, index, [
    { ...current, text: first },
    ...others.map((line) => ({ text: line, quotes: [] })),
  ]);
}

/** The points with an empty one after `index` (-1: before the first). */
export const withPointAfter = (points: KeyPoint[], index: number): KeyPoint[] =>
  points.toSpliced(index + 1, 0, emptyKeyPoint());

/** The points without the one at `index`. */
export const withoutPoint = (points: KeyPoint[], index: number): KeyPoint[] => points.toSpliced(index, 1);

/** The points with one moved from `from` to `to`; a place outside the list changes nothing. */
export function withPointMoved(points: KeyPoint[], from: number, to: number): KeyPoint[] {
  const point = points[from];
  if (!point || to < 0 || to >= points.length) return points;
  return points.toSpliced(from, 1).toSpliced(to, 0, point);
}

/** The points that are worth keeping: with words or with a quote. */
export const writtenPoints = (points: KeyPoint[]): KeyPoint[] =>
  points
    .map((point) => ({ ...point, text: point.text.trim() }))
    .filter((point) => point.text !== '' || point.quotes.length > 0);

/** The points with new ones at the end, in place of a blank last one. */
export function withPointsAdded(points: KeyPoint[], added: KeyPoint[]): KeyPoint[] {
  const last = points.at(-1);
  const kept = last && last.text.trim() === '' && last.quotes.length === 0 ? points.slice(0, -1) : points;
  return [...kept, ...added];
}

const replaced = (points: KeyPoint[], index: number, by: KeyPoint[]): KeyPoint[] =>
  points.toSpliced(index, 1, ...by);

// Bullets and numbers of a pasted list are marks of the list, not words of the point.
const linesOf = (text: string): string[] =>
  text
    .split(/\r?\n/)
    .map((line) => line.replace(/^\s*(?:[-*•–‣◦]|\d{1,2}[.)])\s+/, '').trim())
    .filter((line) => line !== '');
