import { getAuthorText, isOrganisationName } from './organisation-braces';

/** Joins the names of authors by commas, or by semicolons if a name contains a comma: "Lovelace, Ada; Babbage, Charles". */
export function joinAuthors(authors: readonly string[]): string {
  const names = authors.map(getAuthorText);
  return names.join(names.some((name) => name.includes(',')) ? '; ' : ', ');
}

/**
 * Formats authors for one line. Returns all names if there are at most two. Otherwise returns the first two family names and the number of
 * the other authors: "Markus, Zhao +16".
 */
export function formatAuthorsShort(authors: readonly string[]): string {
  const names = authors.filter((name) => name.trim() !== '');
  const hiddenCount = names.length - MAX_SHORT_AUTHORS;
  if (hiddenCount <= 0) return joinAuthors(names);
  return `${names.slice(0, MAX_SHORT_AUTHORS).map(getFamilyName).join(', ')} +${hiddenCount}`;
}

const MAX_SHORT_AUTHORS = 2;

/** Returns "Lovelace" for "Ada Lovelace" and for "Lovelace, Ada". The name of an organisation stays whole. */
function getFamilyName(name: string): string {
  if (isOrganisationName(name)) return getAuthorText(name);
  const [familyName = name, givenName] = name.split(',');
  return givenName === undefined ? (name.trim().split(/\s+/).at(-1) ?? name) : familyName.trim();
}
