/**
 * The names of authors as the reader types them. An author is stored as a string. The name of an organisation may be in braces, as
 * in BibTeX, so that no format splits it into given and family name.
 */

/** Returns whether the reader marked an author as an organisation by braces. */
export const isOrganisationName = (author: string): boolean => /^\{[^{}]*\}$/.test(author.trim());

/** Returns the name of an author without the braces of an organisation. */
export const getAuthorText = (author: string): string =>
  isOrganisationName(author) ? author.trim().slice(1, -1).trim() : author;

/** Marks an author as an organisation, or removes the mark. */
export const toggleOrganisation = (author: string): string =>
  isOrganisationName(author) ? getAuthorText(author) : `{${author.replace(/[{}]/g, '').trim()}}`;

/**
 * Splits typed authors into one name each. Names are separated by line breaks, semicolons, "and", or commas. "Last, First" and
 * names in braces stay whole. Names in catalogue order stay in that order.
 */
export function splitAuthors(text: string): string[] {
  return text
    .slice(0, MAX_LENGTH)
    .split('\n')
    .flatMap(splitLine)
    .map(trimName)
    .filter((name) => name !== '');
}

/** Trims a name, and removes commas at its ends. A name in braces stays unchanged. */
const trimName = (name: string): string =>
  isOrganisationName(name)
    ? name.trim()
    : name
        .split(',')
        .map((part) => part.replace(/\s+/g, ' ').trim())
        .filter((part) => part !== '')
        .join(', ');

const MAX_LENGTH = 20_000;

function splitLine(line: string): string[] {
  // Names in braces are replaced by one character, because they may contain any separator.
  const namesInBraces = line.match(/\{[^{}]*\}/g) ?? [];
  const parts = line.replace(/\{[^{}]*\}/g, HIDDEN_NAME).split(HIDDEN_NAME);
  return parts.flatMap((part, index) => [...namesInBraces.slice(index - 1, index), ...splitNames(part)]);
}

// A character that no name contains, because it is reserved for private use.
const HIDDEN_NAME = '\uE000';

function splitNames(line: string): string[] {
  if (line.includes(';')) return line.split(';').flatMap(splitAtAnd);
  const names = splitAtAnd(line);
  // In "Bai, Kundu and Jones" the last name shows that commas separate names.
  const isListOfNames = names.length > 1 && !names.at(-1)?.includes(',');
  return names.flatMap((name) => splitAtCommas(name, isListOfNames));
}

function splitAtAnd(text: string): string[] {
  const parts = text.split(AND);
  return parts.length > 1 && isOneOrganisation(parts) ? [text] : parts;
}

const AND = / (?:and|und|et|&) |, and |, & /i;

/** Returns whether the parts around "and" are one name, such as "Food and Drug Administration". */
const isOneOrganisation = (parts: string[]): boolean =>
  parts.some(
    (part, index) =>
      ORGANISATION_WORD.test(part) &&
      (parts.some((other) => other !== part && !other.trim().includes(' ')) ||
        (index === 0 && / (?:of|for) /.test(part))),
  );

const ORGANISATION_WORD =
  /\b(?:administration|agency|association|authority|board|bureau|center|centre|college|commission|committee|company|council|department|federation|foundation|fund|institute|laborator(?:y|ies)|ministry|office|organi[sz]ation|school|service|society|trust|union|university)\b/i;

function splitAtCommas(text: string, isListOfNames: boolean): string[] {
  const parts = text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
  if (parts.length < 2) return [text];
  const lastPart = parts.at(-1) ?? '';
  if (SUFFIX.test(lastPart) && parts.length <= 3) return [text];
  // "Smith, J., Doe, A. B." alternates between family names and initials.
  if (parts.length % 2 === 0 && parts.every((part, index) => index % 2 === 0 || INITIALS.test(part)))
    return parts.flatMap((part, index) => (index % 2 === 0 ? [`${part}, ${parts[index + 1]}`] : []));
  if (parts.length === 2 && !isListOfNames && isCatalogueOrder(parts[0] ?? '', lastPart)) return [text];
  return parts;
}

const SUFFIX = /^(?:jr|sr|ii|iii|iv)\.?$/i;
const INITIALS = /^(?:\p{Lu}\p{M}*\.?[\s-]?){1,4}$/u;
const PARTICLE = /^(?:al|bin|da|de|del|della|den|der|di|do|dos|du|el|la|le|ten|ter|van|von|zu)\s/i;

/** Returns whether "Bai, Yuntao" or "van den Berg, Jan Peter" is one person, other than "Jane Doe, John Smith". */
const isCatalogueOrder = (familyName: string, givenName: string): boolean =>
  !familyName.includes(' ') || PARTICLE.test(familyName) || !givenName.includes(' ');

/** Splits the names that are not in `initialNames`, and removes blank lines. A name in `initialNames` stays unchanged. */
export const splitChangedAuthors = (names: readonly string[], initialNames: readonly string[]): string[] =>
  names.flatMap((name) => (initialNames.includes(name) ? [name] : splitAuthors(name)));

/**
 * Pastes names into a text that has one name on each line. Returns the names, or null if there is nothing to split, so
 * that the browser pastes the text unchanged.
 */
export function pasteAuthors(
  text: string,
  selection: { start: number; end: number },
  pastedText: string,
): string[] | null {
  const pastedNames = splitAuthors(pastedText);
  if (pastedNames.length < 2) return null;
  const textBefore = text.slice(0, selection.start);
  const textAfter = text.slice(selection.end);
  const lines = `${textBefore}\n${pastedNames.join('\n')}\n${textAfter}`.split('\n');
  return lines.filter((line) => line.trim() !== '');
}

/** Joins the names of authors. Semicolons separate them if a name contains a comma, as in "Lovelace, Ada; Babbage, Charles". */
export function joinAuthors(authors: readonly string[]): string {
  const names = authors.map(getAuthorText);
  return names.join(names.some((name) => name.includes(',')) ? '; ' : ', ');
}

const MAX_SHORT_AUTHORS = 2;

/** Formats authors for one line: the first two family names, and the number of the others, such as "Markus, Zhao +16". */
export function formatAuthorsShort(authors: readonly string[]): string {
  const names = authors.filter((name) => name.trim() !== '');
  const hiddenCount = names.length - MAX_SHORT_AUTHORS;
  if (hiddenCount <= 0) return joinAuthors(names);
  return `${names.slice(0, MAX_SHORT_AUTHORS).map(getFamilyName).join(', ')} +${hiddenCount}`;
}

/** Returns "Lovelace" for "Ada Lovelace" and for "Lovelace, Ada". The name of an organisation stays whole. */
function getFamilyName(name: string): string {
  if (isOrganisationName(name)) return getAuthorText(name);
  const [familyName = name, givenName] = name.split(',');
  return givenName === undefined ? (name.trim().split(/\s+/).at(-1) ?? name) : familyName.trim();
}
