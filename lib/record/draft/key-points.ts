import type { KeyPoint } from '@/lib/record/schema/parts';

/** A key point without words or quotes. */
export const createKeyPoint = (): KeyPoint => ({ text: '', quotes: [] });

/** The points with one at `index` reworded. A text of several lines, as pasted, becomes one point a line. */
export function updatePointText(points: KeyPoint[], index: number, text: string): KeyPoint[] {
  const current = points[index] ?? createKeyPoint();
  const lines = splitListLines(text);
  if (lines.length < 2)
    return replacePoint(points, index, [{ ...current, text: text.replace(/\r?\n/g, ' ') }]);
  const [first = '', ...otherLines] = lines;
  return replacePoint(points, index, [
    { ...current, text: first },
    ...otherLines.map((line) => ({ text: line, quotes: [] })),
  ]);
}

/** The points with an empty one after `index` (-1: before the first). */
export const insertPointAfter = (points: KeyPoint[], index: number): KeyPoint[] =>
  points.toSpliced(index + 1, 0, createKeyPoint());

/** The points without the one at `index`. */
export const removePoint = (points: KeyPoint[], index: number): KeyPoint[] => points.toSpliced(index, 1);

/** The points with one moved from `from` to `to`; a place outside the list changes nothing. */
export function movePoint(points: KeyPoint[], from: number, to: number): KeyPoint[] {
  const point = points[from];
  if (!point || to < 0 || to >= points.length) return points;
  return points.toSpliced(from, 1).toSpliced(to, 0, point);
}

/** The points that are worth keeping: with words or with a quote. */
export const removeEmptyPoints = (points: KeyPoint[]): KeyPoint[] =>
  points
    .map((point) => ({ ...point, text: point.text.trim() }))
    .filter((point) => point.text !== '' || point.quotes.length > 0);

/** The points with new ones at the end, in place of a blank last one. */
export function appendPoints(points: KeyPoint[], newPoints: KeyPoint[]): KeyPoint[] {
  const last = points.at(-1);
  const existingPoints =
    last && last.text.trim() === '' && last.quotes.length === 0 ? points.slice(0, -1) : points;
  return [...existingPoints, ...newPoints];
}

const replacePoint = (points: KeyPoint[], index: number, replacements: KeyPoint[]): KeyPoint[] =>
  points.toSpliced(index, 1, ...replacements);

// Bullets and numbers of a pasted list are marks of the list, not words of the point.
const splitListLines = (text: string): string[] =>
  text
    .split(/\r?\n/)
    .map((line) => line.replace(/^\s*(?:[-*•–‣◦]|\d{1,2}[.)])\s+/, '').trim())
    .filter((line) => line !== '');
