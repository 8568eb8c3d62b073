import type { TextCandidate } from '@/lib/record/schema/candidate';
import { getParentElement, getSiblingElement, getVisibleLines, queryAll } from '../dom';
import type { Heading } from '../headings';
import { getLabelledLines, PUBLICATION_DATE_LABEL, parseLabelledValues } from '../labelled-values';
import type { PageContext } from '../page-context';
import { isSecondaryContent } from '../page-regions';
import { buildDateCandidates, findShortLineDate, parseDateOnlyLine } from './date-only-line';

/** Returns the dates after a label such as "Published", anywhere on the page. */
export function getLabelledDates({ page }: PageContext, language: string | null): TextCandidate[] {
  const [line = ''] = getLabelledLines(page, PUBLICATION_DATE_LABEL);
  return buildDateCandidates([
    findShortLineDate(line, language)?.value ?? null,
    ...parseLabelledValues(page, PUBLICATION_DATE_LABEL, (text) => parseDateOnlyLine(text, language)),
  ]);
}

/**
 * Returns the date in or directly after the byline, if it is alone in its line. This is for pages without a
 * heading, or with a heading far from the byline. Returns at most one date.
 */
export function getBylineDates(
  { page }: PageContext,
  heading: Heading | null,
  language: string | null,
): TextCandidate[] {
  const lines = queryAll(page, BYLINE_SELECTOR)
    .slice(0, MAX_BYLINES)
    .filter((element) => !isSecondaryContent(element, heading?.element ?? null))
    .flatMap((element) => getBylineLines(element));
  return buildDateCandidates(lines.map((line) => parseDateOnlyLine(line, language))).slice(0, 1);
}

const BYLINE_SELECTOR =
  '[class*="byline" i], [class*="author" i], [rel~="author"], a[href*="/author/"], a[href*="/authors/"]';

const MAX_BYLINES = 5;

// In UTF-16 code units. A longer element is a biography or the article itself.
const MAX_BYLINE_LENGTH = 160;

function getBylineLines(byline: Element): string[] {
  const parent = getParentElement(byline);
  const next = [byline, parent].flatMap((element) => (element && getSiblingElement(element, 'next')) ?? []);
  return [byline, ...next].flatMap((element) => {
    const lines = getVisibleLines(element, MAX_BYLINE_LENGTH + 1);
    return lines.join(' ').length <= MAX_BYLINE_LENGTH ? lines : [];
  });
}
