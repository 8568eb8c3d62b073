import { MAX_IMPORTANCE } from '@/lib/record/importance';
import type { InsightWeek } from '@/lib/search/index/compute-insights';
import { HISTOGRAM_BARS, HISTOGRAM_STEP } from '@/lib/search/index/histogram';
import type { Facet } from '@/lib/search/index/library-query';
import { buildHref, EMPTY_FILTER, type SourceFilter } from './route';

const buildSourcesHref = (changes: Partial<SourceFilter>): string =>
  buildHref({ view: 'sources', filter: { ...EMPTY_FILTER, ...changes } });

/** Builds the link to the sources with one value of a facet. */
export const buildFacetHref = (facet: Facet, value: string): string =>
  buildSourcesHref({ facets: { [facet]: [value] } });

/** Builds the link to the sources that were saved in a week. */
export const buildWeekHref = ({ start, end }: InsightWeek): string =>
  buildSourcesHref({ text: `saved:${start}..${end}` });

/** Builds the link to the sources that were saved by the end of a week and are still in the inbox. */
export const buildBacklogHref = ({ end }: InsightWeek): string =>
  buildSourcesHref({ text: `saved:<=${end}`, facets: { section: ['inbox'] } });

/** Returns the scores of a bar of the histogram, both included. */
export function getBarLimits(bar: number): [number, number] {
  const min = bar * HISTOGRAM_STEP;
  return [min, bar === HISTOGRAM_BARS - 1 ? MAX_IMPORTANCE : min + HISTOGRAM_STEP - 1];
}

/** Builds the link to the sources with a score between two limits. */
export const buildImportanceHref = (limits: [number, number]): string =>
  buildSourcesHref({ importance: limits });
