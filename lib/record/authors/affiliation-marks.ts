import { COMMA, LIST_SEPARATOR } from './name-separators';
import { splitAtAnd } from './split-at-and';

// An affiliation mark is a number or a sign after the name of an author ("Ana Lind1,2", "Per Holm*"). It refers to a list of institutions.

/**
 * Returns the numbers that are affiliation marks in a line with several names: 1, 2 and 3 for "Ana Lind1,2, Per Holm3". The result has the
 * numbers from 1 up to the first gap. Any other number belongs to a name, such as "Rai News24".
 */
export function findAffiliationNumbers(line: string): ReadonlySet<number> {
  const parts = line
    .split(LIST_SEPARATOR)
    .flatMap(splitAtAnd)
    .flatMap((part) => part.split(COMMA));
  const affiliationNumbers = new Set<number>();
  if (parts.filter((part) => /\p{L}/u.test(part)).length < 2) return affiliationNumbers;
  const numbers = new Set(parts.map((part) => parseMark(MARKS_AT_END.exec(part.trim())?.[0] ?? '')));
  for (let number = 1; numbers.has(number); number++) affiliationNumbers.add(number);
  return affiliationNumbers;
}

const MARKS_AT_END = /(?:^|(?<=[\p{L}\p{M}.]))[\d*†‡§¶⁎∗¹²³⁰-⁹]{1,8}$/u;

/** Returns the number in a mark, or NaN for a mark without digits. */
const parseMark = (text: string): number => Number.parseInt(text.replace(/\D/g, ''), 10);

const areMarks = (text: string, affiliationNumbers: ReadonlySet<number>): boolean =>
  !/\d/.test(text) || affiliationNumbers.has(parseMark(text));

/** Returns whether a part of a line has only affiliation marks and no name. */
export const hasOnlyMarks = (part: string, affiliationNumbers: ReadonlySet<number>): boolean =>
  MARKS_AT_END.exec(part)?.[0] === part && areMarks(part, affiliationNumbers);

/** Removes the affiliation marks at the end of a name of several words. A user name such as "ana99" stays unchanged. */
export const removeMarks = (part: string, affiliationNumbers: ReadonlySet<number>): string =>
  /\p{L}[.\p{M}]? +\p{L}/u.test(part)
    ? part.replace(MARKS_AT_END, (text) => (areMarks(text, affiliationNumbers) ? '' : text))
    : part;
