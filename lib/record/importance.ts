/** The lower ends of the five bands, highest first; their names are the reader's to change. */
export const BAND_MINIMUMS = [90, 70, 50, 30, 0] as const;

/** The name of the band that a score falls in; `names` go with BAND_STARTS. */
export function getBandName(score: number, names: readonly string[]): string {
  const index = BAND_MINIMUMS.findIndex((minimum) => score >= minimum);
  return names[index === -1 ? BAND_MINIMUMS.length - 1 : index] ?? '';
}

/** A typed score: a whole number from 0 to 100, null for "not set", undefined for anything else. */
export function parseImportance(text: string): number | null | undefined {
  if (text.trim() === '') return null;
  const score = Number(text);
  return Number.isInteger(score) && score >= 0 && score <= 100 ? score : undefined;
}
