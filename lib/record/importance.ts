/** The highest score of importance. */
export const MAX_IMPORTANCE = 100;

/** The lowest score of each of the five importance bands, the highest band first. The reader can rename the bands. */
export const BAND_MINIMUMS = [90, 70, 50, 30, 0] as const;

/** Returns the name of the band that contains a score. `names` has the order of `BAND_MINIMUMS`. */
export function getBandName(score: number, names: readonly string[]): string {
  const index = getBandIndex(score);
  return names[index === -1 ? BAND_MINIMUMS.length - 1 : index] ?? '';
}

/** Returns the score in the middle of a band. `bandIndex` is its index in `BAND_MINIMUMS`. */
export function getBandScore(bandIndex: number): number {
  const [lowest, highest] = getBandLimits(bandIndex);
  return Math.ceil((lowest + highest) / 2);
}

/** Returns the lowest and the highest score of a band. `bandIndex` is its index in `BAND_MINIMUMS`. */
export function getBandLimits(bandIndex: number): [lowest: number, highest: number] {
  const nextMinimum = BAND_MINIMUMS[bandIndex - 1];
  return [BAND_MINIMUMS[bandIndex] ?? 0, nextMinimum === undefined ? MAX_IMPORTANCE : nextMinimum - 1];
}

/** Returns the index in `BAND_MINIMUMS` of the band that contains a score, or -1 for a negative number. */
export const getBandIndex = (score: number): number => BAND_MINIMUMS.findIndex((minimum) => score >= minimum);

/** Returns whether a number is a score: a whole number from 0 to 100. */
export const isImportance = (score: number): boolean =>
  Number.isInteger(score) && score >= 0 && score <= MAX_IMPORTANCE;

/** Parses a typed score. Returns a whole number from 0 to 100, null for a blank text, and undefined for any other text. */
export function parseImportance(text: string): number | null | undefined {
  if (text.trim() === '') return null;
  const score = Number(text);
  return isImportance(score) ? score : undefined;
}
