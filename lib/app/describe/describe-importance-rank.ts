import { formatCount } from '@/lib/browser/i18n/format-values';
import { t } from '@/lib/browser/i18n/message';
import type { ImportanceRank } from '@/lib/search/index/rank-importance';

/** Describes how many of the reader's other sources have a lower score, such as "higher than 75 % of your other 20 scored sources". */
export function describeImportanceRank({
  lowerCount,
  scoredCount,
}: Pick<ImportanceRank, 'lowerCount' | 'scoredCount'>): string {
  const total = formatCount(scoredCount);
  if (lowerCount === scoredCount) return t('importanceRankHighest', total);
  if (lowerCount === 0) return t('importanceRankLowest', total);
  // Some of the other sources have a lower score, but not all of them, so rounding must not give 0 % or
  // 100 %.
  const percent = Math.min(99, Math.max(1, Math.round((lowerCount / scoredCount) * 100)));
  return t('importanceRank', t('pageCheckShare', percent), total);
}
