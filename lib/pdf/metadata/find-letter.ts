import { createLengthLimitedRegExp } from '@/lib/base/length-limited-regexp';
import type { Line } from '../text/build-lines';
import { isName } from './read-names';

/** What a letter says of itself. Its largest text is the address of its sender, and no title. Absent values are null. */
export type Letter = { subject: string | null; sender: string | null };

const MAX_LINE = 120;
const SALUTATION = createLengthLimitedRegExp(
  MAX_LINE,
  /^(?:dear \p{L}.{0,80}|to whom it may concern|sehr geehrte[rs]? .{1,80}|liebe[rs]? \p{Lu}.{0,60}|ch(?:er|ère)s? .{1,60}|estimad[oa]s? .{1,60}|gentile .{1,60}|madame, monsieur)[,:!.]$/iu,
);
const SUBJECT = createLengthLimitedRegExp(
  300,
  /^(?:re|subject|betreff|betr\.|objet|asunto|oggetto)\s?[:.]\s{0,3}(\S.{3,200})$/iu,
);
const CLOSING = createLengthLimitedRegExp(
  MAX_LINE,
  /^(?:yours (?:sincerely|faithfully|truly)|sincerely(?: yours)?|(?:with )?(?:kind|best|warm) (?:regards|wishes)|regards|respectfully|mit freundlichen grüßen|hochachtungsvoll|cordialement|atentamente|cordiali saluti)[,.]?$/iu,
);
const OFFICE =
  /\b(?:chief|officer|director|president|chair(?:man|woman|person)?|manager|secretary|minister|editor|board|team|committee)\b/i;
const NAME = /^\p{Lu}[\p{L}.'’-]*(?: \p{L}[\p{L}.'’-]*){1,4}$/u;

/** Academic titles before a name. */
const NAME_PREFIX = /^(?:(?:dr|prof|professor|mr|mrs|ms|herr|frau)\b\.? ){1,3}/i;

type LetterLine = Pick<Line, 'text' | 'size'>;

/** Reads a letter from the lines of its first pages, in order. Returns null if they are no letter. */
export function findLetter([
  firstPage = [],
  ...nextPages
]: readonly (readonly LetterLine[])[]): Letter | null {
  const start = firstPage.findIndex(({ text }) => SALUTATION.test(text.trim()));
  const lines = [firstPage, ...nextPages].flat();
  const closing = lines.findIndex(({ text }, index) => index > start && CLOSING.test(text.trim()));
  // A book or a form may address its reader, but does not end so.
  if (start === -1 || closing === -1) return null;
  const subject = firstPage
    .map(({ text }) => SUBJECT.exec(text.trim())?.[1])
    .find((text) => text !== undefined);
  if (subject === undefined && hasLargerLine(firstPage.slice(0, start), firstPage[start])) return null;
  return { subject: subject ?? null, sender: findSender(lines.slice(closing + 1, closing + 4)) };
}

/** Whether a line above the salutation is larger, such as the title of a report or of a letter in a journal. */
const hasLargerLine = (linesAbove: readonly LetterLine[], salutation: LetterLine | undefined): boolean =>
  salutation !== undefined && linesAbove.some(({ size }) => size > 1.15 * salutation.size);

/** Finds the name below the closing. The lines after it say which office the sender has. */
function findSender(lines: readonly LetterLine[]): string | null {
  const line = lines.map(({ text }) => text.trim()).find((text) => text !== '') ?? '';
  const [name = ''] = line.split(',');
  return NAME.test(name) && isName(name.replace(NAME_PREFIX, '')) && !OFFICE.test(name) ? name : null;
}
