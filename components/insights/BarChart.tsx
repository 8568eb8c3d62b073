import { formatCount } from '@/lib/browser/i18n/format-values';
import { t } from '@/lib/browser/i18n/message';
import { type ChartBar, getMaxValue } from './chart';
import { useBarKeys } from './use-bar-keys';

/** Horizontal bars with their labels, one below the other. Each is a link. */
export function BarChart({ title, bars }: { title: string; bars: ChartBar[] }) {
  const { containerProps, getTabIndex } = useBarKeys(bars.length);
  const max = getMaxValue(bars);
  return (
    <ul className="bar-chart" aria-label={title} {...containerProps}>
      {bars.map((bar, position) => (
        <li key={bar.key}>
          <a href={bar.href} tabIndex={getTabIndex(position)}>
            <span className="bar-label" dir="auto">
              {bar.label}
            </span>
            <svg width="100%" height="12" aria-hidden="true">
              <rect
                className="chart-bar"
                data-level={bar.level}
                width={`${(bar.value / max) * 100}%`}
                height="12"
                rx="2"
              />
            </svg>
            <span className="bar-value">
              {formatCount(bar.value)}
              <span className="visually-hidden"> {t('insightsCount')}</span>
            </span>
          </a>
        </li>
      ))}
    </ul>
  );
}
