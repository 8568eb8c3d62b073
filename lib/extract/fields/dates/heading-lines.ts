import type { TextCandidate } from '@/lib/record/schema/candidate';
import { getSiblingElement, getVisibleLines } from '../dom';
import type { Heading } from '../headings';
import { getArticleAsideLines, getArticleFooterLines, getNearbyLines } from '../page-regions';
import {
  buildDateCandidates,
  findShortLineDate,
  MAX_LENGTH_AROUND_DATE,
  parseDateOnlyLine,
} from './date-only-line';

/**
 * Returns the lines in which the page can state its date: around the heading, and in the asides and the
 * footer of its article.
 */
export const listDateLines = (heading: Heading | null): string[] =>
  heading
    ? [
        ...getNearbyLines(heading.element, { before: 6, after: 8 }).map(({ text }) => text),
        ...getArticleAsideLines(heading.element),
        ...getArticleFooterLines(heading.element),
      ]
    : [];

/**
 * Returns the days of the last change that the page shows near its heading. They are suggestions for a page
 * without a publication date.
 */
export const getChangeDates = (heading: Heading | null, language: string | null): TextCandidate[] =>
  listDateLines(heading).flatMap((line) => {
    const date = findShortLineDate(line, language);
    return date && UPDATE_LABEL.test(line.slice(0, date.index))
      ? [{ value: date.value, from: 'page text' }]
      : [];
  });

const UPDATE_LABEL =
  /updat|modif|revis|aktualis|zuletzt|mise.?.?jour|actualiz|aggiorna|atualiz|bijgewerkt|zaktualiz|обновл|更新/i;

/**
 * Returns the dates that are directly before or after the heading without other text, whatever the class of
 * their element is.
 */
export function getDatesBesideHeading(heading: Heading | null, language: string | null): TextCandidate[] {
  const neighbours = heading
    ? [getSiblingElement(heading.element, 'previous'), getSiblingElement(heading.element, 'next')]
    : [];
  const lines = neighbours.flatMap((element) => {
    const isContent = element !== null && !/^(?:aside|nav|footer|form|dialog)$/.test(element.localName);
    const elementLines = isContent ? getVisibleLines(element, MAX_LENGTH_AROUND_DATE) : [];
    return elementLines.length === 1 ? elementLines : [];
  });
  return buildDateCandidates(lines.map((line) => parseDateOnlyLine(line, language)));
}
