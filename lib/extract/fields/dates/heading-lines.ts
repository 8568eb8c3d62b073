import type { TextCandidate } from '@/lib/record/schema/candidate';
import { getSiblingElement, getVisibleLines } from '../dom';
import type { Heading } from '../headings';
import { getArticleFooterLines, getLinesInOwnAside, getNearbyLines } from '../page-regions';
import { findShortLineDate, MAX_LENGTH_AROUND_DATE, parseDateAlone, toCandidates } from './date-alone';

/** Returns the lines in which the page can state its date: around the heading, and beside and below the article. */
export const listDateLines = (heading: Heading | null): string[] =>
  heading
    ? [
        ...getNearbyLines(heading.element, { before: 6, after: 8 }).map(({ text }) => text),
        ...getLinesInOwnAside(heading.element),
        ...getArticleFooterLines(heading.element),
      ]
    : [];

/** Returns the days of the last change that the page shows near its heading. They are only suggestions for a page without a date. */
export const getChangeDates = (heading: Heading | null, language: string | null): TextCandidate[] =>
  listDateLines(heading).flatMap((line) => {
    const date = findShortLineDate(line, language);
    return date && UPDATE_LABEL.test(line.slice(0, date.index))
      ? [{ value: date.value, from: 'page text' }]
      : [];
  });

const UPDATE_LABEL =
  /updat|modif|revis|aktualis|zuletzt|mise.?.?jour|actualiz|aggiorna|atualiz|bijgewerkt|zaktualiz|обновл|更新/i;

/** Returns the dates without other text directly before or after the heading, whatever the element around them is called. */
export function getDatesBesideHeading(heading: Heading | null, language: string | null): TextCandidate[] {
  const neighbours = heading
    ? [getSiblingElement(heading.element, 'previous'), getSiblingElement(heading.element, 'next')]
    : [];
  const lines = neighbours.flatMap((element) => {
    const isContent = element !== null && !/^(?:aside|nav|footer|form|dialog)$/.test(element.localName);
    const elementLines = isContent ? getVisibleLines(element, MAX_LENGTH_AROUND_DATE) : [];
    return elementLines.length === 1 ? elementLines : [];
  });
  return toCandidates(lines.map((line) => parseDateAlone(line, language)));
}
