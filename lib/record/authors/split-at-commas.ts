import { hasOnlyMarks, removeMarks } from './affiliation-marks';
import { BYLINE_PREFIX, COMMA } from './name-separators';
import { AND_AT_END } from './split-at-and';

/**
 * Splits a text at commas into whole names, family names or given names. Removes parts that are not names, such as degrees. A part such
 * as "Jr." is joined to the part before it. `affiliationNumbers` is the result of `findAffiliationNumbers` for the line.
 */
export function splitAtCommas(text: string, affiliationNumbers: ReadonlySet<number>): string[] {
  const parts: string[] = [];
  for (const rawPart of text.split(COMMA)) {
    const part = removeMarks(
      rawPart.trim().replace(BYLINE_PREFIX, '').replace(AND_AT_END, ''),
      affiliationNumbers,
    );
    const previousPart = parts.at(-1);
    if (part === '' || NO_NAME.test(part)) continue;
    if (previousPart === undefined) parts.push(part);
    else if (SUFFIX.test(part)) parts[parts.length - 1] = `${previousPart}, ${part}`;
    else if (!hasOnlyMarks(part, affiliationNumbers) && !(DEGREE.test(part) && isDegreeAfter(parts, part)))
      parts.push(part);
  }
  return parts;
}

/** Returns whether `part`, which has the form of a degree, is a degree and not initials after a family name, as in "Watson, J.D.". */
function isDegreeAfter(parts: readonly string[], part: string): boolean {
  const previousPart = parts.at(-1) ?? '';
  const isFullName =
    previousPart.includes(' ') && !/^\p{Ll}/u.test(previousPart) && !DOUBLE_FAMILY_NAME.test(previousPart);
  const canBeInitials = isInitials(part) || part === part.toLowerCase();
  return (
    !canBeInitials || isFullName || parts.length % 2 === 0 || (parts.length > 1 && isInitials(previousPart))
  );
}

// Two family names, such as "García Márquez" and "Ramírez de Arellano". The first one is a frequent family name of Spain, Portugal and
// Latin America that is not also a given name.
const DOUBLE_FAMILY_NAME =
  /^(?:\p{L}{3,}[eé]z|ruiz|ortiz|garc[ií]a|mu[nñ]oz|moreno|navarro|torres|castro|ortega|serrano|molina|morales|medina|vargas|rojas|herrera|guerrero|mendoza|aguilar|silva|souza|sousa|oliveira|ferreira|pereira|costa|carvalho|almeida|ribeiro|pinto|barbosa|rocha|moreira|cardoso|teixeira|correia|rodrigues|gonçalves|fernandes|lopes|gomes)(?: (?:de|del|da|do|dos|das|la|las|los|y|e))* \p{Lu}[\p{L}\p{M}'’-]+$/iu;

/**
 * Joins the parts of `splitAtCommas` to names: "Smith", "J." to "Smith, J.". A part that needs no other part is a name. With
 * `areCommasSeparators`, two parts are two names.
 */
export function joinNameParts(parts: string[], areCommasSeparators: boolean): string[] {
  const [familyName = '', givenName = ''] = parts;
  // "Smith, J., Doe, A. B." alternates between family names and initials.
  if (
    parts.length > 1 &&
    parts.length % 2 === 0 &&
    parts.every((part, index) => index % 2 === 0 || isInitials(part))
  )
    return parts.flatMap((part, index) => (index % 2 === 0 ? [`${part}, ${parts[index + 1]}`] : []));
  const isOneName = parts.length === 2 && !areCommasSeparators && isOneNameInTwoParts(familyName, givenName);
  if (isOneName) return [`${familyName}, ${givenName}`];
  // A degree is not an author, so it is joined to the name before it.
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

/**
 * Returns whether two parts around a comma are one person with the family name first. True for "Bai, Yuntao" and "van den Berg, Jan Peter",
 * false for "Jane Doe, John Smith".
 */
const isOneNameInTwoParts = (familyName: string, givenName: string): boolean =>
  !areFullNamesWithoutSpace(familyName, givenName) &&
  (!familyName.includes(' ') || PARTICLE.test(familyName) || !givenName.includes(' '));

// Full names in Han, Hangul and Hiragana are written without a space and have 3 to 6 characters. A family name has one or two.
const areFullNamesWithoutSpace = (...names: string[]): boolean =>
  names.every((name) => /^[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}]{3,6}$/u.test(name));

/** Returns whether a text is one name with the family name first, such as "Lovelace, Ada" in "Lovelace, Ada, and Charles Babbage". */
export function isNameWithComma(text: string, affiliationNumbers: ReadonlySet<number>): boolean {
  const [familyName = '', givenName = '', ...otherParts] = splitAtCommas(text, affiliationNumbers);
  return (
    otherParts.length === 0 &&
    givenName !== '' &&
    (!familyName.includes(' ') || PARTICLE.test(familyName)) &&
    /^\p{L}+(?:[ -]\p{Lu}\.?)*$/u.test(givenName)
  );
}
