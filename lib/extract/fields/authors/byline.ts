import { areOrganisationWords, FOREIGN_BYLINE_PREFIX, isLikelyPersonName, parseNames } from './person-names';

/** The maximum length of a byline, in UTF-16 code units. A longer line is a sentence. */
export const MAX_BYLINE_LENGTH = 160;
/** The maximum length of a line with nothing but the names of authors. */
export const MAX_NAME_LINE_LENGTH = 100;

/** Returns the names in the first line that is a byline: it starts with "by" or a label, or the names have academic degrees. */
export function getNamesFromLines(lines: readonly string[]): string[] {
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

// In a longer line, a single word is rarely the handle of an author.
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

/** Returns the names before the first one that is not accepted, because text can follow them: "Ana Lind, who covers harbours". */
export function takeLeadingNames(names: readonly string[], isAccepted: (name: string) => boolean): string[] {
  const end = names.findIndex((name) => !isAccepted(name));
  return names.slice(0, end < 0 ? names.length : end);
}

/** Returns whether a text is a person or a user name. Two words of which the second has no capital, such as "billed annually", are neither. */
export const isNameOrHandle = (name: string): boolean =>
  isLikelyPersonName(name) || (isHandle(name) && !/\s\p{Ll}/u.test(name));

/** Returns whether a text can be a user name: one or two words without sentence punctuation. */
const isHandle = (text: string): boolean =>
  !areOrganisationWords(text.split(' ')) &&
  /^[\p{L}\p{N}_.'’-]{2,30}(?: [\p{L}\p{N}_.'’-]{2,20})?$/u.test(text);
