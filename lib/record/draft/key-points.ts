import type { KeyPoint, Quote } from '@/lib/record/schema/parts';

/** Creates a key point without text and quotes. */
export const createKeyPoint = (): KeyPoint => ({ text: '', quotes: [] });

/** Sets the text of the point at `index`. If the text has several lines, such as a pasted list, each line becomes a point. */
export function updatePointText(points: KeyPoint[], index: number, text: string): KeyPoint[] {
  const currentPoint = points[index] ?? createKeyPoint();
  const lines = splitListLines(text);
  if (lines.length < 2)
    return replacePoint(points, index, [{ ...currentPoint, text: text.replace(/\r?\n/g, ' ') }]);
  const [firstLine = '', ...otherLines] = lines;
  return replacePoint(points, index, [
    { ...currentPoint, text: firstLine },
    ...otherLines.map((line) => ({ text: line, quotes: [] })),
  ]);
}

/** Inserts an empty point after the point at `index`. -1 inserts it at the start. */
export const insertPointAfter = (points: KeyPoint[], index: number): KeyPoint[] =>
  points.toSpliced(index + 1, 0, createKeyPoint());

/** Removes the point at `index`. */
export const removePoint = (points: KeyPoint[], index: number): KeyPoint[] => points.toSpliced(index, 1);

/** Moves the point at `from` to `to`. Returns the same list if an index is outside the list. */
export function movePoint(points: KeyPoint[], from: number, to: number): KeyPoint[] {
  const point = points[from];
  if (!point || to < 0 || to >= points.length) return points;
  return points.toSpliced(from, 1).toSpliced(to, 0, point);
}

/** Trims the points and removes those that have neither text nor quotes. */
export const removeEmptyPoints = (points: KeyPoint[]): KeyPoint[] =>
  points
    .map((point) => ({ ...point, text: point.text.trim() }))
    .filter((point) => point.text !== '' || point.quotes.length > 0);

/** Appends points to the list. If the last point of the list is empty, the new points replace it. */
export function appendPoints(points: KeyPoint[], newPoints: KeyPoint[]): KeyPoint[] {
  const lastPoint = points.at(-1);
  const existingPoints =
    lastPoint && lastPoint.text.trim() === '' && lastPoint.quotes.length === 0 ? points.slice(0, -1) : points;
  return [...existingPoints, ...newPoints];
}

const replacePoint = (points: KeyPoint[], index: number, replacements: KeyPoint[]): KeyPoint[] =>
  points.toSpliced(index, 1, ...replacements);

// Splits a text into lines, without blank lines and without the bullets and numbers of a pasted list.
const splitListLines = (text: string): string[] =>
  text
    .split(/\r?\n/)
    .map((line) => line.replace(/^\s*(?:[-*•–‣◦]|\d{1,2}[.)])\s+/, '').trim())
    .filter((line) => line !== '');

// Two quotes with the same words are the same if their positions or their contexts are equal. A new capture of the text may change the
// position. A quote that was added before the first capture has the context on the page, and then that in the captured text.
const isSameQuote = (a: Quote, b: Quote): boolean =>
  a.exact === b.exact &&
  ((a.start !== null && a.start === b.start) || (a.prefix === b.prefix && a.suffix === b.suffix));

/** Returns the quotes that are not in any of the points. */
export const omitKnownQuotes = (quotes: readonly Quote[], points: readonly KeyPoint[]): Quote[] =>
  quotes.filter((quote) => !points.some((point) => point.quotes.some((known) => isSameQuote(known, quote))));

/**
 * Adds quotes to the point at `index`. If `index` is null or has no point, adds a new point with the quotes. A quote is left out if the
 * point already has it, or for a new point, if any point has it. Returns the same list if there is nothing to add.
 */
export function addQuotes(points: KeyPoint[], index: number | null, quotes: readonly Quote[]): KeyPoint[] {
  const target = index === null ? undefined : points[index];
  const newQuotes = omitKnownQuotes(quotes, target ? [target] : points);
  if (newQuotes.length === 0) return points;
  return target && index !== null
    ? replacePoint(points, index, [{ ...target, quotes: [...target.quotes, ...newQuotes] }])
    : appendPoints(points, [{ text: '', quotes: newQuotes }]);
}

/**
 * Adds a quote to the point at `index`, or to a new point if there is none, even if another point has the quote. Returns the same list if the
 * point has it.
 */
export function addPointQuote(points: KeyPoint[], index: number, quote: Quote): KeyPoint[] {
  const point = points[index] ?? createKeyPoint();
  return omitKnownQuotes([quote], [point]).length === 0
    ? points
    : replacePoint(points, index, [{ ...point, quotes: [...point.quotes, quote] }]);
}

/** Removes one quote of the point at `index`. */
export const removePointQuote = (points: KeyPoint[], index: number, quoteIndex: number): KeyPoint[] =>
  points.map((point, position) =>
    position === index ? { ...point, quotes: point.quotes.toSpliced(quoteIndex, 1) } : point,
  );

/**
 * Moves a quote from one point to another: to the end of the quotes of an earlier point, or to the beginning of the quotes of a
 * later point. If the other point already has the quote, only removes it from the first point. Returns the same list if there is no such
 * quote or point.
 */
export function movePointQuote(points: KeyPoint[], from: number, quoteIndex: number, to: number): KeyPoint[] {
  const quote = points[from]?.quotes[quoteIndex];
  const target = points[to];
  if (!quote || !target || from === to) return points;
  const otherPoints = removePointQuote(points, from, quoteIndex);
  // Two quotes with equal words and contexts but different positions are both preserved.
  return target.quotes.some((known) => isSameQuote(known, quote) && known.start === quote.start)
    ? otherPoints
    : insertPointQuote(otherPoints, to, to < from ? target.quotes.length : 0, quote);
}

/** Inserts a quote into the point at `index`. If the list has no such point, appends a point with the quote. */
export const insertPointQuote = (
  points: KeyPoint[],
  index: number,
  quoteIndex: number,
  quote: KeyPoint['quotes'][number],
): KeyPoint[] =>
  index < points.length
    ? points.map((point, position) =>
        position === index ? { ...point, quotes: point.quotes.toSpliced(quoteIndex, 0, quote) } : point,
      )
    : [...points, { text: '', quotes: [quote] }];
