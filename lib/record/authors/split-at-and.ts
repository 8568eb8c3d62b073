import { COMMA } from './name-separators';
import { isOneOrganisation, isOrganisationWithList } from './organisation-words';

// Matches the words for "and", but not "et al.". A word outside the two groups always separates names. The words of the first group also
// occur in the names of organisations and magazines, the words of the second group in the names of persons.
const AND =
  /(?:,? (?:and|And|AND|und|Und|UND|et(?! al\b)|Et(?! al\b)|ET(?! AL\b)|oraz|Oraz|和|与|と) |,? & |,? (en|и) | (y|e|ed|i) )/gu;

/** Splits a text at each "and" that separates names. Does not split within the name of an organisation or a person. */
export function splitAtAnd(rawText: string): string[] {
  const text = rawText.replace(AND_AT_END, '');
  if (isOrganisationWithList(text)) return [text];
  const separators: Range[] = [];
  for (const match of text.matchAll(AND)) {
    const range = { start: match.index, end: match.index + match[0].length };
    const previousEnd = separators.at(-1)?.end ?? 0;
    const textBefore = text.slice(Math.max(previousEnd, range.start - MAX_NAME_LENGTH), range.start);
    const textAfter = text.slice(range.end, range.end + MAX_NAME_LENGTH);
    if (isBetweenNames(textBefore, textAfter, match[1], match[2])) separators.push(range);
  }
  return splitAtRanges(text, omitSeparatorsInOrganisations(text, separators));
}

type Range = { start: number; end: number };

function splitAtRanges(text: string, ranges: readonly Range[]): string[] {
  const starts = [0, ...ranges.map(({ end }) => end)];
  return starts.map((start, index) => text.slice(start, ranges[index]?.start));
}

/** Returns the separators that are not within the name of an organisation, such as "Food and Drug Administration". */
function omitSeparatorsInOrganisations(text: string, separators: readonly Range[]): Range[] {
  const parts = splitAtRanges(text, separators).map((part) => part.split(COMMA).map((name) => name.trim()));
  // An "and" at the start of the text follows a name in braces or a semicolon, and an "and" after a comma follows the end of a name.
  const isAfterName = (index: number): boolean => {
    const start = separators[index]?.start ?? 0;
    return start === 0 || text[start] === ',';
  };
  const separatorsBetweenNames: Range[] = [];
  let index = 0;
  while (index < separators.length) {
    const firstIndex = index;
    const names = [parts[index]?.at(-1) ?? ''];
    do {
      index += 1;
      names.push(parts[index]?.[0] ?? '');
    } while (
      index < separators.length &&
      parts[index]?.length === 1 &&
      !isAfterName(firstIndex) &&
      !isAfterName(index)
    );
    if (isAfterName(firstIndex) || !isOneOrganisation(names))
      separatorsBetweenNames.push(...separators.slice(firstIndex, index));
  }
  return separatorsBetweenNames;
}

/** Matches "and", "et al." and "and others" after the last name. */
export const AND_AT_END = /(?: (?:and|und|oraz|&|et al\.?|and others))* ?$/i;

const MAX_NAME_LENGTH = 100;

/**
 * Returns whether an "and" separates two names. `wordWithinTitle` is the word if it is in the first group of `AND`, as "en" in the magazine
 * "Estudios en Salud". `wordWithinName` is the word if it is in the second group, as "y" in the person "Ortega y Gasset".
 */
function isBetweenNames(
  textBefore: string,
  textAfter: string,
  wordWithinTitle: string | undefined,
  wordWithinName: string | undefined,
): boolean {
  if (wordWithinName !== undefined)
    return FULL_NAME_AT_END.test(textBefore) && FULL_NAME_AT_START.test(textAfter);
  if (wordWithinTitle === undefined) return true;
  const isLastOfFamilyNames = FAMILY_NAME_AT_END.test(textBefore) && FAMILY_NAME_ONLY.test(textAfter);
  const isPairOfFamilyNames = SLAVIC_FAMILY_NAME.test(textBefore) && SLAVIC_FAMILY_NAME.test(textAfter);
  return (
    isPairOfFamilyNames ||
    isLastOfFamilyNames ||
    (PERSON_AT_END.test(textBefore) && PERSON_AT_START.test(textAfter))
  );
}

const FULL_NAME_AT_END =
  /(?<![\p{L}\p{M}.'’-])(?:\p{Ll}{1,3}['’-])?\p{Lu}[\p{L}\p{M}.'’-]*(?: \p{Ll}[\p{L}'’]*){0,3} \p{Lu}[\p{L}\p{M}.'’-]*$/u;

const FULL_NAME_AT_START = /^\p{Lu}[\p{L}\p{M}.'’-]* \p{Lu}/u;

const PERSON_AT_END =
  /(?<![\p{L}\p{M}.'’-])(?:\p{Ll}{1,3}['’-])?\p{Lu}[\p{L}\p{M}.'’-]*,?(?: (?:van|von|de|den|der|het|ten|ter|te)){0,3} \p{Lu}[\p{L}\p{M}.'’-]*[\d*†‡§¶¹²³⁰-⁹]{0,3}$/u;

const PERSON_AT_START =
  /^(?:(?:van|von|de|den|der|ten|ter|te) ){0,3}\p{Lu}[\p{L}\p{M}.'’-]*,?(?: (?:van|von|de|den|der|het|'t|ten|ter|te)){0,3} \p{Lu}/u;

const FAMILY_NAME_AT_END = /, \p{Lu}[\p{L}\p{M}'’-]*$/u;

// "Иванов и Петров" are two names, "Наука и Жизнь" is one.
const SLAVIC_FAMILY_NAME =
  /^\p{Lu}\p{Script=Cyrillic}*(?:-\p{Lu}\p{Script=Cyrillic}*)?(?:[оеё]ва?|[иы]на?|[сц]к(?:ий|ая|ой|і|а)|енко|ч?[ую]к|як|ич|[иы]х|ян|дзе|швили) ?$/u;

const FAMILY_NAME_ONLY = /^\p{Lu}[\p{L}\p{M}'’-]* ?$/u;
