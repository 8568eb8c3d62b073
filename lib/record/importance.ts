/** The lowest score of each of the five importance bands, the highest band first. The reader can rename the bands. */
export const BAND_MINIMUMS = [90, 70, 50, 30, 0] as const;

/** Returns the name of the band that contains a score. `names` has the order of `BAND_MINIMUMS`. */
export function getBandName(score: number, names: readonly string[]): string {
  const index = BAND_MINIMUMS.findIndex((minimum) => score >= minimum);
  return names[index === -1 ? BAND_MINIMUMS.length - 1 : index] ?? '';
}

/** Returns the score in the middle of a band. `band` is its position in `BAND_MINIMUMS`. */
export function getBandScore(band: number): number {
  const highest = band === 0 ? 100 : (BAND_MINIMUMS[band - 1] ?? 100) - 1;
  return Math.ceil(((BAND_MINIMUMS[band] ?? 0) + highest) / 2);
}

/** Returns the position in `BAND_MINIMUMS` of the band that contains a score. */
export const getBand = (score: number): number => BAND_MINIMUMS.findIndex((minimum) => score >= minimum);

/** Parses a typed score. Returns a whole number from 0 to 100, null for a blank text, and undefined for any other text. */
export function parseImportance(text: string): number | null | undefined {
  if (text.trim() === '') return null;
  const score = Number(text);
  return Number.isInteger(score) && score >= 0 && score <= 100 ? score : undefined;
}
