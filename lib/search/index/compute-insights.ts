import { BAND_MINIMUMS, getBandIndex } from '@/lib/record/importance';
import { countAllValues } from './count-facets';
import type { FacetColumn } from './facet-columns';
import { countScores } from './histogram';
import type { LibraryIndex } from './library-index';
import type { Facet, FacetValue } from './library-query';
import type { Matches } from './match-sources';

/** The facets that the insights count. */
export const INSIGHT_FACETS = ['type', 'venue', 'credibility', 'language', 'tag', 'missing'] as const;
export type InsightFacet = (typeof INSIGHT_FACETS)[number];

/** One week in UTC, from Monday to Sunday. */
export type InsightWeek = {
  /** The first and the last day, such as `2026-11-02`. */
  start: string;
  end: string;
  savedCount: number;
  /** Sources that were saved by the end of the week and not reviewed or archived yet. */
  backlogCount: number;
};

/** What the page *Insights* shows of the sources outside the bin. */
export type Insights = {
  sourceCount: number;
  /** The last weeks up to now, the oldest first. */
  weeks: InsightWeek[];
  facets: Record<InsightFacet, FacetValue[]>;
  /** The number of sources by importance in steps of `HISTOGRAM_STEP`. */
  histogram: number[];
  /** The number of sources of each importance band, in the order of `BAND_MINIMUMS`. */
  bands: number[];
};

const DAY_MS = 86_400_000;
const WEEK_MS = 7 * DAY_MS;
// 1 January 1970 was a Thursday, so the first Monday was on 5 January.
const FIRST_MONDAY_MS = 4 * DAY_MS;
// A chart with fewer columns would show a few very wide columns.
const MIN_WEEKS = 12;
const MAX_WEEKS = 52;
const INBOX = 'inbox';

/** Computes the insights of the sources that match a query. `now` is in ms since 1970. */
export function computeInsights(
  index: LibraryIndex,
  facets: Record<Facet, FacetColumn>,
  matches: Matches,
  now: number,
): Insights {
  const positions = [...matches.exclusionCounts.keys()].filter(
    (position) => matches.exclusionCounts[position] === 0,
  );
  const scores = positions.map((position) => index.columns.importance[position] ?? -1);
  return {
    sourceCount: positions.length,
    weeks: countWeeks(index, positions, now),
    // The entries have exactly these facets as names.
    facets: Object.fromEntries(
      INSIGHT_FACETS.map((facet) => [facet, countAllValues(facets[facet], matches)]),
    ) as Insights['facets'],
    histogram: countScores(scores),
    bands: BAND_MINIMUMS.map(
      (_, band) => scores.filter((score) => score >= 0 && getBandIndex(score) === band).length,
    ),
  };
}

const getWeek = (time: number): number => Math.floor((time - FIRST_MONDAY_MS) / WEEK_MS);

function countWeeks({ columns }: LibraryIndex, positions: number[], now: number): InsightWeek[] {
  const { savedAt, changedAt, sections, dictionaries } = columns;
  const inbox = dictionaries.sections.texts.indexOf(INBOX);
  const savedTimes = positions.map((position) => savedAt[position] ?? 0).filter((time) => time > 0);
  if (savedTimes.length === 0) return [];
  const lastWeek = getWeek(now);
  const firstSavedWeek = getWeek(savedTimes.reduce((first, time) => Math.min(first, time)));
  const weekCount = Math.min(Math.max(lastWeek - firstSavedWeek + 1, MIN_WEEKS), MAX_WEEKS);
  const firstWeek = lastWeek - weekCount + 1;
  const savedCounts = Array.from({ length: weekCount }, () => 0);
  // How much the backlog grows in each week. Sources from before the first week are counted in the first week.
  const growth = Array.from({ length: weekCount }, () => 0);
  const addToWeek = (counts: number[], week: number, amount: number) => {
    if (week < weekCount) counts[week] = (counts[week] ?? 0) + amount;
  };
  for (const position of positions) {
    const week = getWeek(savedAt[position] ?? 0) - firstWeek;
    if (week >= 0) addToWeek(savedCounts, week, 1);
    addToWeek(growth, Math.max(0, week), 1);
    if (sections[position] === inbox) continue;
    addToWeek(growth, Math.max(0, week, getWeek(changedAt[position] ?? 0) - firstWeek), -1);
  }
  let backlogCount = 0;
  return savedCounts.map((savedCount, week) => {
    backlogCount += growth[week] ?? 0;
    const startMs = FIRST_MONDAY_MS + (firstWeek + week) * WEEK_MS;
    return { start: formatDay(startMs), end: formatDay(startMs + 6 * DAY_MS), savedCount, backlogCount };
  });
}

const formatDay = (time: number): string => new Date(time).toISOString().slice(0, 10);
