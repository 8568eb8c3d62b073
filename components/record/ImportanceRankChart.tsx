import { describeImportanceRank } from '@/lib/app/describe/describe-importance-rank';
import { t } from '@/lib/browser/i18n/message';
import { getBar, HISTOGRAM_BARS } from '@/lib/search/index/histogram';
import type { ImportanceRank } from '@/lib/search/index/rank-importance';

// With fewer rated sources, the share is not meaningful.
const MIN_SCORED_COUNT = 5;
const HEIGHT = 24;

/**
 * Compares the score of a source with those of the other sources: a histogram with the bar of this source highlighted, and a
 * sentence with the share.
 */
export function ImportanceRankChart({ rank, score }: { rank: ImportanceRank; score: number }) {
  const { histogram, scoredCount } = rank;
  if (scoredCount < MIN_SCORED_COUNT) return null;
  const ownBar = getBar(score);
  const max = Math.max(1, ...histogram);
  return (
    <span className="importance-rank">
      <svg width={HISTOGRAM_BARS * 5} height={HEIGHT} role="img" aria-label={t('importanceChart')}>
        {histogram.map((count, bar) => {
          // The bar of this source is visible even if no other source has a score in its range.
          const height = Math.max(bar === ownBar ? 3 : 1, (count / max) * HEIGHT);
          return (
            <rect
              // biome-ignore lint/suspicious/noArrayIndexKey: the position is the identity of a bar
              key={bar}
              data-own={bar === ownBar}
              x={bar * 5}
              y={HEIGHT - height}
              width="4"
              height={height}
            />
          );
        })}
      </svg>
      <span className="quiet">{describeImportanceRank(rank)}</span>
    </span>
  );
}
