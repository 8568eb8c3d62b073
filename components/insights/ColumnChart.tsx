import { formatCount } from '@/lib/browser/i18n/format-values';
import { type ChartBar, getBarName, getMaxValue } from './chart';
import { useBarKeys } from './use-bar-keys';

type Props = {
  title: string;
  bars: ChartBar[];
  /** The label below the first and the last column. */
  axis: { start: string; end: string };
};

// All heights are in px.
const PLOT_HEIGHT = 120;
const TOP = 18;
const BOTTOM = 20;
// The minimum height of a column with a value, so that it is visible beside very high columns.
const MIN_HEIGHT = 2;

/** Columns in their order from left to right. Each is a link. */
export function ColumnChart({ title, bars, axis }: Props) {
  const { containerProps, getTabIndex } = useBarKeys(bars.length);
  const max = getMaxValue(bars);
  const step = 100 / bars.length;
  const getHeight = (value: number) => (value === 0 ? 0 : Math.max(MIN_HEIGHT, (value / max) * PLOT_HEIGHT));
  const baseline = TOP + PLOT_HEIGHT;
  return (
    <figure className="column-chart" aria-label={title} {...containerProps}>
      {/* biome-ignore lint/a11y/noSvgWithoutTitle: the figure has the name of the chart */}
      <svg width="100%" height={baseline + BOTTOM}>
        <line className="chart-line" x1="0" x2="100%" y1={TOP} y2={TOP} />
        <text x="0" y={TOP - 5}>
          {formatCount(max)}
        </text>
        {bars.map((bar, position) => (
          <a key={bar.key} href={bar.href} aria-label={getBarName(bar)} tabIndex={getTabIndex(position)}>
            <title>{getBarName(bar)}</title>
            <rect
              className="chart-target"
              x={`${position * step}%`}
              y={TOP}
              width={`${step}%`}
              height={PLOT_HEIGHT}
            />
            <rect
              className="chart-bar"
              x={`${(position + 0.1) * step}%`}
              y={baseline - getHeight(bar.value)}
              width={`${0.8 * step}%`}
              height={getHeight(bar.value)}
            />
          </a>
        ))}
        <line className="chart-line" x1="0" x2="100%" y1={baseline} y2={baseline} />
        <text x="0" y={baseline + 15}>
          {axis.start}
        </text>
        <text x="100%" y={baseline + 15} textAnchor="end">
          {axis.end}
        </text>
      </svg>
    </figure>
  );
}
