import { trimCharactersAtEnd } from '@/lib/base/trim';
import { findMarks } from './affiliation-marks';
import { BYLINE_PREFIX, COMMA_OF_LIST, LIST_SEPARATOR, SEMICOLON } from './name-separators';
import { isOrganisationName } from './organisation-braces';
import { isOrganisationWithList } from './organisation-words';
import { splitAtAnd } from './split-at-and';
import { isCatalogueEntry, joinNameParts, splitParts } from './split-at-commas';

/**
 * Splits typed authors into one name each. Names are separated by line breaks, tabs, semicolons, bars, bullets, commas, or "and" in the
 * languages that the page reader knows. "Last, First" and names in braces stay whole. Names in catalogue order stay in that order.
 * A "by" before the names, degrees after a name, "et al." and the numbers of affiliations are removed. Between semicolons a name
 * stays whole.
 */
export function splitAuthors(text: string): string[] {
  return text
    .slice(0, MAX_LENGTH)
    .split(/[\n\t\u2028\u2029]/)
    .flatMap(splitLine)
    .map(trimName)
    .filter((name) => name !== '');
}

// More than a thousand authors with two long names each.
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
  // Names in braces are replaced by one character, because they may contain any separator.
  const namesInBraces = line.match(/\{[^{}]*\}/g) ?? [];
  const parts = line
    .replace(/\{[^{}]*\}/g, HIDDEN_NAME)
    .replace(/\s+/g, ' ')
    .replace(/ ?, ?/g, ', ')
    .replace(BYLINE_PREFIX, '')
    .split(HIDDEN_NAME);
  return parts.flatMap((part, index) => [
    ...namesInBraces.slice(index - 1, index),
    ...splitNames(trimCharactersAtEnd(part, ', ')),
  ]);
}

// A character that no name contains, because it is reserved for private use.
const HIDDEN_NAME = '\uE000';

function splitNames(line: string): string[] {
  if (line === '') return [];
  const marks = findMarks(line);
  const sections = line.split(LIST_SEPARATOR);
  const isListOfNames = COMMA_OF_LIST.test(line);
  // Between semicolons a comma is part of a name, such as "García Márquez, Gabriel José".
  if (sections.length > 1 && SEMICOLON.test(line))
    return sections.flatMap(splitAtAnd).flatMap((name) => {
      const parts = splitParts(name, marks);
      return COMMA_OF_LIST.test(name) ? joinNameParts(parts, true) : [parts.join(', ')];
    });
  if (sections.length > 1)
    return sections
      .flatMap(splitAtAnd)
      .flatMap((name) =>
        isOrganisationWithList(name) ? [name] : joinNameParts(splitParts(name, marks), isListOfNames),
      );
  if (isOrganisationWithList(line)) return [line];
  const names = splitAtAnd(line);
  const lastName = names.at(-1) ?? '';
  if (names.length === 2 && isCatalogueEntry(names[0] ?? '', marks) && lastName.trim().includes(' '))
    return names.flatMap((name) => joinNameParts(splitParts(name, marks), false));
  // In "Bai, Kundu and Jones" the last name shows that commas separate names.
  const areCommasSeparators = isListOfNames || (names.length > 1 && splitParts(lastName, marks).length < 2);
  return names.flatMap((name) => joinNameParts(splitParts(name, marks), areCommasSeparators));
}
