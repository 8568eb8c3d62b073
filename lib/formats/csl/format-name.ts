import type { CslName } from './csl-item';
import { parseName } from './parse-name';

/** Returns the particle and the family name: "van Beethoven". */
export const formatFamily = (name: CslName): string =>
  [name['non-dropping-particle'], name.family].filter(Boolean).join(' ');

/** Formats a name with the family name first: "van Beethoven, Ludwig", "King, Jr., Martin Luther". BibTeX and RIS read this form. */
export const formatInvertedName = (name: CslName): string =>
  name.literal ?? [formatFamily(name), name.suffix, name.given].filter(Boolean).join(', ');

/**
 * Formats a name as the source stores it. It is the form in which people write the name, unless that form would be split at another
 * word: "Gabriel García Márquez" has the family name "García Márquez", so it is stored as "García Márquez, Gabriel".
 */
export function formatAuthor(name: CslName): string {
  if (name.literal !== undefined) return name.literal;
  const displayName = [name.given, formatFamily(name), name.suffix].filter(Boolean).join(' ');
  const parsedName = parseName(displayName);
  const isSameName = formatFamily(parsedName) === formatFamily(name) && parsedName.given === name.given;
  return isSameName || !name.given ? displayName : formatInvertedName(name);
}
