import { getLevelName } from '@/lib/browser/i18n/credibility-levels';
import { formatDay } from '@/lib/browser/i18n/format-values';
import { t, tCount } from '@/lib/browser/i18n/message';
import type { CredibilityLevel } from '@/lib/record/schema/primitives';
import type { RatingChange } from '@/lib/record/schema/rating-change';
import './rating-history.css';

type Props = {
  changes: RatingChange[];
  /** What was rated, if more than one history is shown. */
  label?: string;
};

/** The changes of one rating, the latest first: when, from which level to which, and why. Nothing if there are none. */
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
