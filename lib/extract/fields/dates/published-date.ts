import type { TextCandidate } from '@/lib/record/schema/candidate';
import { deduplicateByValue } from '../candidates';
import type { Heading } from '../headings';
import { listWorksOfOtherPages } from '../main-work';
import type { PageContext } from '../page-context';
import { getDatelineDates } from './dateline-dates';
import { getDatesBesideHeading } from './heading-lines';
import { getBylineDates, getLabelledDates } from './labelled-dates';
import { getMarkupDates } from './markup-dates';
import {
  getJsonLdDates,
  getMetaDates,
  getWorkDates,
  listCommonMetaNames,
  SCHOLARLY_METAS,
} from './metadata-dates';
import { CONFIRMED_ORIGIN } from './unconfirmed-date';
import { getUrlDates } from './url-dates';

/**
 * Returns publication dates, most reliable first. Excludes modification dates and dates in the future. A date
 * is as precise as on the page: `2024-05` gets no day.
 */
export function getPublishedDateCandidates(
  context: PageContext,
  heading: Heading | null,
  language: string | null,
): TextCandidate[] {
  const visibleDates = [...getDatelineDates(heading, language), ...getDatesBesideHeading(heading, language)];
  const candidates = [
    ...getMetaDates(context, SCHOLARLY_METAS, language),
    ...preferVisibleDate(
      [
        ...getJsonLdDates(context, language),
        ...getMetaDates(context, listCommonMetaNames(context), language),
      ],
      visibleDates,
      context.url,
    ),
    ...getMarkupDates(context, heading, language),
    ...visibleDates,
    ...getUrlDates(context.url),
  ].filter(({ value }) => isPlausibleDate(value, context.now));
  const dates =
    candidates.length > 0
      ? replaceWithConfirmedOrigins(candidates)
      : [...getLabelledDates(context, language), ...getBylineDates(context, heading, language)].filter(
          ({ value }) => isPlausibleDate(value, context.now),
        );
  return preferPreciseDate(deduplicateByValue(dates, Number.POSITIVE_INFINITY)).slice(0, MAX_CANDIDATES);
}

const MAX_CANDIDATES = 8;

/**
 * If a date occurs with several origins, gives it a confirmed origin (`CONFIRMED_ORIGIN`). The order of the
 * dates stays.
 */
function replaceWithConfirmedOrigins(candidates: readonly TextCandidate[]): TextCandidate[] {
  const confirmedByValue = new Map(
    candidates
      .filter(({ from }) => CONFIRMED_ORIGIN.test(from))
      .map((candidate) => [candidate.value, candidate]),
  );
  return candidates.map((candidate) => confirmedByValue.get(candidate.value) ?? candidate);
}

/**
 * Puts the visible date first if it is earlier than the date in the metadata or exactly one day later.
 * Content management systems write a new date when a page is moved or republished, and often use another time
 * zone. The date in the metadata stays first if the URL confirms it.
 */
function preferVisibleDate(
  candidates: TextCandidate[],
  visibleDates: readonly TextCandidate[],
  url: URL | null,
): TextCandidate[] {
  const [metadataDate] = candidates;
  const [visibleDate] = visibleDates;
  if (!metadataDate || !visibleDate || !hasDay(metadataDate.value) || !hasDay(visibleDate.value))
    return candidates;
  const dayDifference = (Date.parse(metadataDate.value) - Date.parse(visibleDate.value)) / 86_400_000;
  const isConfirmedByUrl = getUrlDates(url).some(({ value }) => metadataDate.value.startsWith(value));
  return !isConfirmedByUrl && (dayDifference > 0 || dayDifference === -1)
    ? [visibleDate, ...candidates]
    : candidates;
}

const hasDay = (date: string): boolean => date.length >= 'yyyy-mm-dd'.length;

/** Puts a more precise form of the best candidate first: `2021-08-12` before `2021-08`. */
function preferPreciseDate(candidates: TextCandidate[]): TextCandidate[] {
  const [bestCandidate] = candidates;
  const morePreciseCandidate = bestCandidate
    ? candidates.find(
        ({ value, from }) =>
          value.length > bestCandidate.value.length &&
          value.startsWith(bestCandidate.value) &&
          (from !== 'URL' || (bestCandidate.from === 'page text' && hasDay(value))),
      )
    : undefined;
  return morePreciseCandidate
    ? [morePreciseCandidate, ...candidates.filter((candidate) => candidate !== morePreciseCandidate)]
    : candidates;
}

/**
 * Returns the dates of another page that are still in the metadata, for the same pages as
 * `getAuthorsOfOtherPage`.
 */
export const getDatesOfOtherPage = (
  declaredContext: PageContext,
  isHeadStale: boolean,
  language: string | null,
): TextCandidate[] =>
  deduplicateByValue(
    [
      ...listWorksOfOtherPages(declaredContext).flatMap((work) =>
        getWorkDates(work, declaredContext, language),
      ),
      ...(isHeadStale ? getMetaDates(declaredContext, listCommonMetaNames(declaredContext), language) : []),
    ].filter(({ value }) => isPlausibleDate(value, declaredContext.now)),
  );

// The date of a journal issue, which has no day, can be months ahead. Programs write 1970-01-01 if they have
// no date.
function isPlausibleDate(value: string, now: Date): boolean {
  if (value === '1970-01-01' || value < '1400') return false;
  const latestDate = new Date(now.getTime() + (value.length === 10 ? 2 : 366) * 86_400_000).toISOString();
  return value <= latestDate.slice(0, value.length);
}
