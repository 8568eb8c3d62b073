import { createLengthLimitedRegExp } from '@/lib/base/length-limited-regexp';
import { findWrittenDate } from '@/lib/base/parse-date';
import { normalizeForComparison } from '@/lib/extract/fields/clean-text';
import type { Line } from '../text/build-lines';
import { isProse, readNames } from './read-names';

// An essay has its writer, the teacher, the course and the date above its title.
const MAX_ROWS = 6;
const MIN_TEXT_ROWS = 8;
const MAX_LENGTH = 120;

/**
 * Finds the authors of an essay above its title: after "by", above the name of the teacher, or beside no more than the course and the date.
 * Returns an empty list if there are other lines, as above the title of an article, or if no text follows on the page, as on the cover of a
 * report.
 */
export function findAuthorsAboveTitle(rowsAbove: readonly Line[], rowsBelow: readonly Line[]): string[] {
  const rows = rowsAbove.filter(({ mainText }) => !PAGE_HEAD.test(mainText));
  if (rows.length === 0 || rows.length > MAX_ROWS) return [];
  const texts = rows.map(({ mainText }) => mainText);
  const bylines = texts.filter(isByline);
  const others = texts.filter((text) => !isByline(text));
  if (!others.every(isEssayDetail)) return [];
  const isCertain = bylines.some((text) => BY.test(text)) || others.some((text) => TEACHER.test(text));
  const isPublisher = bylines.some((text) => PUBLISHER.test(text));
  return isCertain || (!isPublisher && hasTextLines(rowsBelow)) ? bylines.flatMap(readNames) : [];
}

// "Lind 1"
const PAGE_HEAD = /^\p{Lu}[\p{L}’'-]{1,30} \d{1,3}$/u;
const BY = /^(?:(?:written )?by|von|par|por|door|av|af) /i;
// Words in the names of newspapers, companies and blogs, which also print them above a title.
const PUBLISHER =
  /\b(?:weekly|monthly|quarterly|daily|times|post|magazine|gazette|tribune|herald|news|review|bulletin|newsletter|letters|studies|notes|today|policy|insights?|advisors?|partners|consulting|foundation|fund|council|association|trust|bank|capital|media|blog|stories|thoughts)(?!\p{L})| & /iu;

/** Whether all words of a line are names of persons. */
function isByline(text: string): boolean {
  if (text.length > MAX_LENGTH) return false;
  const names = readNames(text.replace(BY, ''));
  const rest = names.reduce(
    (left, name) => left.replace(normalizeForComparison(name), ''),
    normalizeForComparison(text.replace(BY, '')),
  );
  return names.length > 0 && /^(?:and|und|et|y|e|\s)*$/u.test(rest);
}

const TEACHER =
  /^(?:prof(?:essor)?\.?|dr\.?|mr\.?|mrs\.?|ms\.?|instructor|lecturer|teacher|tutor)\s?:?\s\p{Lu}/iu;
// "English 101", "HIST 2040-B"
const COURSE = createLengthLimitedRegExp(
  MAX_LENGTH,
  /^(?:\p{Lu}[\p{L}&]*(?: [\p{L}&]+){0,4}) ?\d{1,4}[A-Z]?(?:-\w{1,4})?(?:: .+)?$/u,
);

const isEssayDetail = (text: string): boolean =>
  TEACHER.test(text) || COURSE.test(text) || findWrittenDate(text, null) !== null;

const hasTextLines = (rows: readonly Line[]): boolean =>
  rows.filter(({ mainText }) => isLongLine(mainText) || isProse(mainText)).length >= MIN_TEXT_ROWS;

const isLongLine = (text: string): boolean => text.length > 40;
