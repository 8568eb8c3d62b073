import { getLevelName } from '@/lib/browser/i18n/credibility-levels';
import { formatDay } from '@/lib/browser/i18n/format-values';
import { t, tCount } from '@/lib/browser/i18n/message';
import type { CredibilityLevel } from '@/lib/record/schema/primitives';
import type { RatingChange } from '@/lib/record/schema/rating-change';
import './rating-history.css';

type Props = {
  changes: RatingChange[];
  /** The name of the rated venue or source, if several histories are displayed. */
  label?: string;
};

/**
 * Lists the changes of one rating, the latest first, each with its time, the old and the new level, and the reason.
 * Renders nothing without changes.
 */
export function RatingHistory({ changes, label }: Props) {
  if (changes.length === 0) return null;
  return (
    <details className="rating-history">
      <summary>
        {label
          ? `${label}: ${tCount('ratingHistoryShort', changes.length)}`
          : tCount('ratingHistory', changes.length)}
      </summary>
      <ol>
        {changes.map(({ seq, at, from, to, reason }) => (
          <li key={seq}>
            <time dateTime={at}>{formatDay(at)}</time>{' '}
            {t('ratingChanged', formatLevel(from), formatLevel(to))}
            {reason && <span dir="auto">: {reason}</span>}
          </li>
        ))}
      </ol>
    </details>
  );
}

const formatLevel = (level: CredibilityLevel | null): string =>
  level === null ? t('credibilityUnrated') : `${level} ${getLevelName(level)}`;
