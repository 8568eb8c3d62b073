import { Icon } from '@/components/ui/Icon';
import type { SourceFilter } from '@/lib/app/library/route';
import { formatCount } from '@/lib/browser/i18n/format-values';
import { t } from '@/lib/browser/i18n/message';
import { HISTOGRAM_STEP } from '@/lib/search/index/histogram';

type Props = {
  filter: SourceFilter;
  /** The number of sources by importance; null while they are counted. */
  histogram: number[] | null;
  onFilterChange: (filter: SourceFilter) => void;
};

/** The facet that limits the importance, with a histogram of the sources that match all other filters. */
export function ImportanceFacet({ filter, histogram, onFilterChange }: Props) {
  const [min, max] = filter.importance ?? [0, 100];
  const setRange = (newMin: number, newMax: number) => {
    const importance: [number, number] | null = newMin <= 0 && newMax >= 100 ? null : [newMin, newMax];
    onFilterChange({ ...filter, importance });
  };
  return (
    <details open={filter.importance !== null}>
      <summary>
        {t('libraryImportance')}
        <Icon name="expand" />
      </summary>
      <div className="importance-facet">
        <Histogram bars={histogram ?? []} min={min} max={max} />
        <div className="importance-range">
          <LimitInput
            label={t('facetImportanceFrom')}
            value={min}
            onChange={(value) => setRange(value, Math.max(value, max))}
          />
          <LimitInput
            label={t('facetImportanceTo')}
            value={max}
            onChange={(value) => setRange(Math.min(value, min), value)}
          />
        </div>
      </div>
    </details>
  );
}

type LimitProps = { label: string; value: number; onChange: (value: number) => void };

function LimitInput({ label, value, onChange }: LimitProps) {
  return (
    <label>
      {label}
      <input
        className="field"
        type="number"
        min={0}
        max={100}
        step={5}
        value={value}
        onChange={(event) => onChange(Math.min(100, Math.max(0, event.target.valueAsNumber || 0)))}
      />
    </label>
  );
}

function Histogram({ bars, min, max }: { bars: number[]; min: number; max: number }) {
  const highestCount = Math.max(1, ...bars);
  const total = bars.reduce((sum, count) => sum + count, 0);
  return (
    <div className="histogram" role="img" aria-label={t('facetHistogram', formatCount(total))}>
      {bars.map((count, index) => {
        const from = index * HISTOGRAM_STEP;
        const isInRange = from + HISTOGRAM_STEP > min && from <= max;
        return (
          <span
            // biome-ignore lint/suspicious/noArrayIndexKey: a bar is identified by its position
            key={index}
            data-chosen={isInRange}
            title={`${from}–${Math.min(100, from + HISTOGRAM_STEP - 1)}: ${formatCount(count)}`}
            style={{ height: `${(count / highestCount) * 100}%` }}
          />
        );
      })}
    </div>
  );
}
