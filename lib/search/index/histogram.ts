/** The width of a bar of the histogram, in points of importance. */
export const HISTOGRAM_STEP = 5;
export const HISTOGRAM_BARS = 20;

/** Returns the bar that contains a score. The last bar also contains 100. */
export const getBar = (score: number): number =>
  Math.min(HISTOGRAM_BARS - 1, Math.floor(score / HISTOGRAM_STEP));

/** Counts importance scores by bar. Ignores -1, which means that there is no score. */
export function countScores(scores: Iterable<number>): number[] {
  const histogram = Array.from({ length: HISTOGRAM_BARS }, () => 0);
  for (const score of scores) {
    const bar = getBar(score);
    if (score >= 0) histogram[bar] = (histogram[bar] ?? 0) + 1;
  }
  return histogram;
}
