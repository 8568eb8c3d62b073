import { BarChart } from '@/components/insights/BarChart';
import { ChartCard } from '@/components/insights/ChartCard';
import { ColumnChart } from '@/components/insights/ColumnChart';
import type { ChartBar } from '@/components/insights/chart';
import { formatFacetValue } from '@/lib/app/describe/format-facet-value';
import {
  buildBacklogHref,
  buildFacetHref,
  buildImportanceHref,
  buildWeekHref,
  getBarLimits,
} from '@/lib/app/library/insight-links';
import type { VenueTable } from '@/lib/app/library/venue-table';
import { formatDate } from '@/lib/browser/i18n/format-values';
import { getBandNames } from '@/lib/browser/i18n/get-band-names';
import { t, tCount } from '@/lib/browser/i18n/message';
import { getBandLimits } from '@/lib/record/importance';
import type { InsightFacet, Insights, InsightWeek } from '@/lib/search/index/compute-insights';
import { bandNames } from '@/lib/storage/settings/settings';
import type { SearchIndex } from '../search-index/use-search-index';
import { useHeading } from '../use-heading';
import { useSetting } from '../use-setting';
import { useInsights } from './use-insights';

type Props = { venueTable: VenueTable; searchIndex: SearchIndex; hasNavigated: boolean };

/** The page with charts of the library. Every bar opens its sources. */
export function InsightsView({ venueTable, searchIndex, hasNavigated }: Props) {
  const headingRef = useHeading(t('libraryInsights'), hasNavigated);
  const insights = useInsights(searchIndex);
  return (
    <main className="page insights" aria-busy={insights === null}>
      <h1 ref={headingRef} tabIndex={-1}>
        {t('libraryInsights')}{' '}
        {insights && <span className="quiet">{tCount('insightsSources', insights.sourceCount)}</span>}
      </h1>
      {!searchIndex.state.isComplete && insights && <p className="quiet">{t('insightsPartial')}</p>}
      {insights?.sourceCount === 0 && <p className="quiet">{t('insightsEmpty')}</p>}
      {insights && insights.sourceCount > 0 && (
        <>
          <p className="quiet">{t('insightsKeys')}</p>
          <div className="charts">
            <WeekCharts insights={insights} />
            <ImportanceCharts insights={insights} />
            {FACET_CHARTS.map((chart) => (
              <FacetChart key={chart.facet} {...chart} {...{ insights, venueTable }} />
            ))}
          </div>
        </>
      )}
    </main>
  );
}

function WeekCharts({ insights: { weeks } }: { insights: Insights }) {
  const [first] = weeks;
  const last = weeks.at(-1);
  if (!first || !last) return null;
  const axis = { start: formatDate(first.start), end: formatDate(last.end) };
  const buildBars = (field: 'savedCount' | 'backlogCount', buildHref: (week: InsightWeek) => string) =>
    weeks.map(
      (week): ChartBar => ({
        key: week.start,
        label: t('insightsWeekOf', formatDate(week.start)),
        value: week[field],
        href: buildHref(week),
      }),
    );
  const savedBars = buildBars('savedCount', buildWeekHref);
  const backlogBars = buildBars('backlogCount', buildBacklogHref);
  const labelHeading = t('insightsWeek');
  return (
    <>
      <ChartCard
        title={t('insightsWeeks')}
        hint={t('insightsWeeksHint')}
        bars={savedBars}
        {...{ labelHeading }}
        isWide
      >
        <ColumnChart title={t('insightsWeeks')} bars={savedBars} axis={axis} />
      </ChartCard>
      <ChartCard
        title={t('insightsBacklog')}
        hint={t('insightsBacklogHint')}
        bars={backlogBars}
        {...{ labelHeading }}
        isWide
      >
        <ColumnChart title={t('insightsBacklog')} bars={backlogBars} axis={axis} />
      </ChartCard>
    </>
  );
}

function ImportanceCharts({ insights: { histogram, bands } }: { insights: Insights }) {
  const names = getBandNames(useSetting(bandNames) ?? []);
  const histogramBars = histogram.map((value, bar): ChartBar => {
    const limits = getBarLimits(bar);
    return {
      key: String(bar),
      label: t('insightsRange', String(limits[0]), String(limits[1])),
      value,
      href: buildImportanceHref(limits),
    };
  });
  const bandBars = bands.map((value, band): ChartBar => {
    const limits = getBandLimits(band);
    const label = t('insightsBand', names[band] ?? '', String(limits[0]), String(limits[1]));
    return { key: String(band), label, value, href: buildImportanceHref(limits) };
  });
  const labelHeading = t('labelImportance');
  return (
    <>
      <ChartCard title={t('insightsImportance')} bars={histogramBars} {...{ labelHeading }}>
        <ColumnChart title={t('insightsImportance')} bars={histogramBars} axis={{ start: '0', end: '100' }} />
      </ChartCard>
      <ChartCard title={t('insightsBands')} bars={bandBars} {...{ labelHeading }}>
        <BarChart title={t('insightsBands')} bars={bandBars} />
      </ChartCard>
    </>
  );
}

const FACET_CHARTS = [
  { facet: 'missing', titleKey: 'insightsMissing', labelKey: 'insightsMissingColumn' },
  { facet: 'type', titleKey: 'insightsTypes', labelKey: 'labelType' },
  { facet: 'credibility', titleKey: 'insightsCredibility', labelKey: 'labelCredibility' },
  { facet: 'venue', titleKey: 'insightsVenues', labelKey: 'labelVenue' },
  { facet: 'tag', titleKey: 'insightsTags', labelKey: 'labelTags' },
  { facet: 'language', titleKey: 'insightsLanguages', labelKey: 'labelLanguage' },
] as const;

const MAX_BARS = 15;
// The levels in their order, the best first, then unrated sources.
const LEVELS = ['5', '4', '3', '2', '1', '0'];

type FacetChartProps = (typeof FACET_CHARTS)[number] & { insights: Insights; venueTable: VenueTable };

function FacetChart({ facet, titleKey, labelKey, insights, venueTable }: FacetChartProps) {
  const bars = listShownValues(facet, insights).map(
    ({ value, count }): ChartBar => ({
      key: value,
      label: formatFacetValue(facet, value, venueTable),
      value: count,
      href: buildFacetHref(facet, value),
      level: facet === 'credibility' ? value : null,
    }),
  );
  const title = t(titleKey);
  return (
    <ChartCard title={title} labelHeading={t(labelKey)} bars={bars}>
      <BarChart title={title} bars={bars} />
    </ChartCard>
  );
}

/** Credibility is in the order of its levels; other facets show their most frequent values. */
function listShownValues(facet: InsightFacet, { facets }: Insights): Insights['facets'][InsightFacet] {
  const values = facets[facet];
  if (facet !== 'credibility') return values.slice(0, MAX_BARS);
  return LEVELS.flatMap((level) => values.find(({ value }) => value === level) ?? []);
}
