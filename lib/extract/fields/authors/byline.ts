import {
  FOREIGN_BYLINE_PREFIX,
  isLikelyOrganisationName,
  isLikelyPersonName,
  parseNames,
} from './person-names';

/** The maximum length of a byline, in UTF-16 code units. A longer line is a sentence. */
export const MAX_BYLINE_LENGTH = 160;
/** The maximum length of a line that consists only of names of authors, in UTF-16 code units. */
export const MAX_NAME_LINE_LENGTH = 100;

/**
 * Returns at most eight names from the first line that is a byline. A byline starts with "by" or a label, or
 * consists of names with academic degrees.
 */
export function findNamesInLines(lines: readonly string[]): string[] {
  for (const [index, line] of lines.entries()) {
    if (line.length > MAX_BYLINE_LENGTH) continue;
    const names = parseBylineNames(line, lines[index + 1] ?? '') ?? parseNamesWithDegrees(line);
    if (names.length > 0) return names.slice(0, 8);
  }
  return [];
}

function parseBylineNames(line: string, nextLine: string): string[] | null {
  const isAccepted = (name: string) =>
    isLikelyPersonName(name) || (line.length <= MAX_HANDLE_LINE_LENGTH && isHandle(name));
  if (/^(?:written |posted |published )?by\s*:?$|^authors?\s*:?$/i.test(line)) {
    return nextLine.length <= MAX_LINE_AFTER_BY_LENGTH
      ? takeLeadingNames(parseNames(nextLine), isNameOrHandle)
      : [];
  }
  if (BYLINE_START.test(line)) return takeLeadingNames(parseNames(line), isAccepted);
  if (FOREIGN_BYLINE_PREFIX.test(line)) return takeLeadingNames(parseNames(line), isLikelyPersonName);
  const inlineNames = INLINE_BYLINE.exec(line)?.[1];
  return inlineNames ? takeLeadingNames(parseNames(inlineNames), isLikelyPersonName) : null;
}

// In UTF-16 code units. In a longer line, a single word is rarely the handle of an author.
const MAX_HANDLE_LINE_LENGTH = 40;
const MAX_LINE_AFTER_BY_LENGTH = 80;

/** Matches "by", or a label such as "Text:", at the start of a byline. */
export const BYLINE_START =
  /^(?:(?:article|story|text|words|written|posted|published|created|reported|authored|contributed)\s+)?by\b|^(?:authors?|contributors?|words|text|story|texte|texto|testo|tekst|autor(?:[/*:_]in|en|in|es)?|auteurs?|автор|текст|作者|文|著者)\s*[:：]/iu;

const INLINE_BYLINE = /(?:[|·•—–]|\s-|,|\d)\s*(?:by|von|par|por|di|door)\s+(\p{Lu}.{2,80})$/iu;

// A line of names with academic degrees does not need the word "by": "Ana Lind, DVM; Per Holm, PhD".
function parseNamesWithDegrees(line: string): string[] {
  if (!/,\s*(?:Ph\.?D|M\.?D|DVM|VMD|RN|RDN?|MPH|MBA|DDS|DMD|LCSW|PsyD|EdD|JD|CFP|CPA)\b/.test(line))
    return [];
  const names = parseNames(line);
  return names.length > 0 && names.every(isLikelyPersonName) ? names : [];
}

/**
 * Returns the names before the first one that is not accepted. Other text can follow the names: "Ana Lind,
 * who covers harbours".
 */
export function takeLeadingNames(names: readonly string[], isAccepted: (name: string) => boolean): string[] {
  const end = names.findIndex((name) => !isAccepted(name));
  return names.slice(0, end < 0 ? names.length : end);
}

/**
 * Returns whether a text is the name of a person or a user name. A text with a second word in lower case,
 * such as "billed annually", is neither.
 */
export const isNameOrHandle = (name: string): boolean =>
  isLikelyPersonName(name) || (isHandle(name) && !/\s\p{Ll}/u.test(name));

/** Returns whether a text can be a user name: one or two words without sentence punctuation. */
const isHandle = (text: string): boolean =>
  !isLikelyOrganisationName(text.split(' ')) &&
  /^[\p{L}\p{N}_.'’-]{2,30}(?: [\p{L}\p{N}_.'’-]{2,20})?$/u.test(text);
