import type { CslName } from './csl-item';
import { parseName } from './parse-name';

/** Returns the particle and the family name: "van Beethoven". */
export const formatFamily = (name: CslName): string =>
  [name['non-dropping-particle'], name.family].filter(Boolean).join(' ');

/** Formats a name for BibTeX, with the family name first: "van Beethoven, Ludwig", "King, Jr., Martin Luther". */
export const formatInvertedName = (name: CslName): string =>
  name.literal ?? [formatFamily(name), name.suffix, name.given].filter(Boolean).join(', ');

/**
 * Formats a name as an author of a source: "Given Family". If `parseName` would split this form at another word, returns "Family, Given":
 * "García Márquez, Gabriel", because it would take only "Márquez" as the family name.
 */
export function formatAuthor(name: CslName): string {
  if (name.literal !== undefined) return name.literal;
  const displayName = [name.given, formatFamily(name), name.suffix].filter(Boolean).join(' ');
  const parsedName = parseName(displayName);
  const isSameName = formatFamily(parsedName) === formatFamily(name) && parsedName.given === name.given;
  return isSameName || !name.given ? displayName : formatInvertedName(name);
}
