import { trimCharactersAtEnd } from '@/lib/base/trim';
import { findAffiliationNumbers } from './affiliation-marks';
import { BYLINE_PREFIX, LIST_SEPARATOR, NON_LATIN_COMMA, SEMICOLON } from './name-separators';
import { isOrganisationName } from './organisation-braces';
import { isOrganisationWithList } from './organisation-words';
import { splitAtAnd } from './split-at-and';
import { isNameWithComma, joinNameParts, splitAtCommas } from './split-at-commas';

/**
 * Splits typed authors into one name each. Names are separated by line breaks, tabs, semicolons, bars, bullets, commas, or words for "and".
 * - "Lovelace, Ada" is one name and stays in this order. Names in braces stay whole.
 * - If the line has semicolons, a Latin comma is part of a name.
 * - A "by" before the names, degrees after a name, "et al." and affiliation marks are removed.
 */
export function splitAuthors(text: string): string[] {
  return text
    .slice(0, MAX_LENGTH)
    .split(/[\n\t\u2028\u2029]/)
    .flatMap(splitLine)
    .map(trimName)
    .filter((name) => name !== '');
}

// In UTF-16 code units. This is enough for more than a thousand authors with two long names each.
const MAX_LENGTH = 100_000;

/** Trims a name, and removes commas at its ends. A name in braces stays unchanged. */
const trimName = (name: string): string =>
  isOrganisationName(name)
    ? name.trim()
    : name
        .split(',')
        .map((part) => part.trim())
        .filter((part) => part !== '')
        .join(', ')
        .replace(BYLINE_PREFIX, '');

function splitLine(line: string): string[] {
  // Each name in braces is replaced by one character, because it may contain separators.
  const namesInBraces = line.match(/\{[^{}]*\}/g) ?? [];
  const parts = line
    .replace(/\{[^{}]*\}/g, PLACEHOLDER)
    .replace(/\s+/g, ' ')
    .replace(/ ?, ?/g, ', ')
    .replace(BYLINE_PREFIX, '')
    .split(PLACEHOLDER);
  return parts.flatMap((part, index) => [
    ...namesInBraces.slice(index - 1, index),
    ...splitNames(trimCharactersAtEnd(part, ', ')),
  ]);
}

// A character that no name contains, because it is reserved for private use.
const PLACEHOLDER = '\uE000';

function splitNames(line: string): string[] {
  if (line === '') return [];
  const affiliationNumbers = findAffiliationNumbers(line);
  const sections = line.split(LIST_SEPARATOR);
  const hasNonLatinComma = NON_LATIN_COMMA.test(line);
  // Between semicolons, a Latin comma is part of a name, such as "García Márquez, Gabriel José".
  if (sections.length > 1 && SEMICOLON.test(line))
    return sections.flatMap(splitAtAnd).flatMap((name) => {
      const parts = splitAtCommas(name, affiliationNumbers);
      return NON_LATIN_COMMA.test(name) ? joinNameParts(parts, true) : [parts.join(', ')];
    });
  if (sections.length > 1)
    return sections
      .flatMap(splitAtAnd)
      .flatMap((name) =>
        isOrganisationWithList(name)
          ? [name]
          : joinNameParts(splitAtCommas(name, affiliationNumbers), hasNonLatinComma),
      );
  if (isOrganisationWithList(line)) return [line];
  const names = splitAtAnd(line);
  const lastName = names.at(-1) ?? '';
  const splitName = (name: string): string[] => splitAtCommas(name, affiliationNumbers);
  if (
    names.length === 2 &&
    isNameWithComma(names[0] ?? '', affiliationNumbers) &&
    lastName.trim().includes(' ')
  )
    return names.flatMap((name) => joinNameParts(splitName(name), false));
  // In "Bai, Kundu and Jones", the last name has no comma, so the other comma separates two names.
  const areCommasSeparators = hasNonLatinComma || (names.length > 1 && splitName(lastName).length < 2);
  return names.flatMap((name) => joinNameParts(splitName(name), areCommasSeparators));
}
