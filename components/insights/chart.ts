import { t, tCount } from '@/lib/browser/i18n/message';

/** One bar of a chart. `href` opens the sources that it counts. */
export type ChartBar = {
  key: string;
  label: string;
  value: number;
  href: string;
  /** The credibility level whose colour the bar has, or null. */
  level?: string | null;
};

/** Returns the accessible name of a bar, such as "Paper: 12 sources". */
export const getBarName = ({ label, value }: ChartBar): string =>
  t('insightsBar', label, tCount('insightsSources', value));

/** Returns the greatest value of the bars, at least 1. */
export const getMaxValue = (bars: ChartBar[]): number =>
  bars.reduce((max, { value }) => Math.max(max, value), 1);
