import { isOnlyMarks, removeMarks } from './affiliation-marks';
import { BYLINE_PREFIX, COMMA } from './name-separators';
import { AND_AT_END } from './split-at-and';

/** Splits at commas. Parts that are not names are removed, and a part such as "Jr." is joined to the part before it. */
export function splitParts(text: string, marks: ReadonlySet<number>): string[] {
  const parts: string[] = [];
  for (const rawPart of text.split(COMMA)) {
    const part = removeMarks(rawPart.trim().replace(BYLINE_PREFIX, '').replace(AND_AT_END, ''), marks);
    const previousPart = parts.at(-1);
    if (part === '' || NO_NAME.test(part)) continue;
    if (previousPart === undefined) parts.push(part);
    else if (SUFFIX.test(part)) parts[parts.length - 1] = `${previousPart}, ${part}`;
    else if (!isOnlyMarks(part, marks) && !(DEGREE.test(part) && isDegreeAfter(parts, part)))
      parts.push(part);
  }
  return parts;
}

/** Returns whether a part with the form of a degree is one. After a family name it may be initials, as in "Watson, J.D.". */
function isDegreeAfter(parts: readonly string[], part: string): boolean {
  const previousPart = parts.at(-1) ?? '';
  const isFullName =
    previousPart.includes(' ') && !/^\p{Ll}/u.test(previousPart) && !DOUBLE_FAMILY_NAME.test(previousPart);
  const canBeInitials = isInitials(part) || part === part.toLowerCase();
  return (
    !canBeInitials || isFullName || parts.length % 2 === 0 || (parts.length > 1 && isInitials(previousPart))
  );
}

// Two family names, of which the first is frequent in Spain, Portugal and Latin America and no given name: "García Márquez", "Ramírez de Arellano".
const DOUBLE_FAMILY_NAME =
  /^(?:\p{L}{3,}[eé]z|ruiz|ortiz|garc[ií]a|mu[nñ]oz|moreno|navarro|torres|castro|ortega|serrano|molina|morales|medina|vargas|rojas|herrera|guerrero|mendoza|aguilar|silva|souza|sousa|oliveira|ferreira|pereira|costa|carvalho|almeida|ribeiro|pinto|barbosa|rocha|moreira|cardoso|teixeira|correia|rodrigues|gonçalves|fernandes|lopes|gomes)(?: (?:de|del|da|do|dos|das|la|las|los|y|e))* \p{Lu}[\p{L}\p{M}'’-]+$/iu;

/** Joins "Smith" and "J." to one name, as in "Smith, J., Doe, A. B.". Otherwise each part is a name. */
export function joinNameParts(parts: string[], areCommasSeparators: boolean): string[] {
  const [familyName = '', givenName = ''] = parts;
  // "Smith, J., Doe, A. B." alternates between family names and initials.
  if (
    parts.length > 1 &&
    parts.length % 2 === 0 &&
    parts.every((part, index) => index % 2 === 0 || isInitials(part))
  )
    return parts.flatMap((part, index) => (index % 2 === 0 ? [`${part}, ${parts[index + 1]}`] : []));
  const isOneName = parts.length === 2 && !areCommasSeparators && isCatalogueOrder(familyName, givenName);
  if (isOneName) return [`${familyName}, ${givenName}`];
  // A degree is not an author. In a list of family names it stays beside the name before it.
  return parts.flatMap((part, index) => {
    if (index > 0 && DEGREE.test(part)) return [];
    const nextPart = parts[index + 1] ?? '';
    return [DEGREE.test(nextPart) ? `${part}, ${nextPart}` : part];
  });
}

const NO_NAME = /^(?:et al\.?|and|and others)$/i;

const DEGREE =
  /^(?:ph\.? ?d|d\.? ?phil|m\.? ?d|m\.?sc|b\.?sc|m\.?p\.?h|m\.?b\.?a|r\.?n|j\.?d|d\.?v\.?m|esq)\.?$/i;

const SUFFIX = /^(?:jr|sr|ii|iii|iv)\.?$/i;

const PARTICLE = /^(?:al|bin|da|de|del|della|den|der|di|do|dos|du|el|la|le|ten|ter|van|von|zu)\s/i;

const isInitials = (part: string): boolean => /^(?:\p{Lu}\p{M}*\.?[\s-]?){1,4}(?:, .*)?$/u.test(part);

/** Returns whether "Bai, Yuntao" or "van den Berg, Jan Peter" is one person, other than "Jane Doe, John Smith". */
const isCatalogueOrder = (familyName: string, givenName: string): boolean =>
  !areFullNamesWithoutSpace(familyName, givenName) &&
  (!familyName.includes(' ') || PARTICLE.test(familyName) || !givenName.includes(' '));

// A family name in Han or Hangul has one or two characters, and names in these scripts are written without a space.
const areFullNamesWithoutSpace = (...names: string[]): boolean =>
  names.every((name) => /^[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}]{3,6}$/u.test(name));

/** Returns whether a text is "Lovelace, Ada", as in "Lovelace, Ada, and Charles Babbage". */
export function isCatalogueEntry(text: string, marks: ReadonlySet<number>): boolean {
  const [familyName = '', givenName = '', ...otherParts] = splitParts(text, marks);
  return (
    otherParts.length === 0 &&
    givenName !== '' &&
    (!familyName.includes(' ') || PARTICLE.test(familyName)) &&
    /^\p{L}+(?:[ -]\p{Lu}\.?)*$/u.test(givenName)
  );
}
