import { COMMA, LIST_SEPARATOR } from './name-separators';
import { splitAtAnd } from './split-at-and';

/**
 * Returns the numbers of affiliations in a line of several names: "Ana Lind1,2, Per Holm3". They count from 1 without a gap. Other numbers
 * belong to a name, such as "Rai News24".
 */
export function findMarks(line: string): ReadonlySet<number> {
  const parts = line
    .split(LIST_SEPARATOR)
    .flatMap(splitAtAnd)
    .flatMap((part) => part.split(COMMA));
  const marks = new Set<number>();
  if (parts.filter((part) => /\p{L}/u.test(part)).length < 2) return marks;
  const numbers = new Set(parts.map((part) => readMark(MARKS_AT_END.exec(part.trim())?.[0] ?? '')));
  for (let number = 1; numbers.has(number); number++) marks.add(number);
  return marks;
}

const MARKS_AT_END = /(?:^|(?<=[\p{L}\p{M}.]))[\d*†‡§¶⁎∗¹²³⁰-⁹]{1,8}$/u;

/** Returns the number in the marks at the end of a name, or NaN. */
const readMark = (text: string): number => Number.parseInt(text.replace(/\D/g, ''), 10);

const areMarks = (text: string, marks: ReadonlySet<number>): boolean =>
  !/\d/.test(text) || marks.has(readMark(text));

export const isOnlyMarks = (part: string, marks: ReadonlySet<number>): boolean =>
  MARKS_AT_END.exec(part)?.[0] === part && areMarks(part, marks);

/** Removes the marks of affiliations, which may be signs such as "*". A user name such as "ana99" stays unchanged. */
export const removeMarks = (part: string, marks: ReadonlySet<number>): string =>
  /\p{L}[.\p{M}]? +\p{L}/u.test(part)
    ? part.replace(MARKS_AT_END, (text) => (areMarks(text, marks) ? '' : text))
    : part;
