import { Icon } from '@/components/ui/Icon';
import { getLevelName } from '@/lib/browser/i18n/credibility-levels';
import { t } from '@/lib/browser/i18n/message';
import type { Rating } from '@/lib/record/schema/rating';
import './credibility-badge.css';

type Props = {
  rating: Rating;
  /** Hides the name of the level. Screen readers still announce it. */
  isCompact?: boolean;
};

const BARS = [1, 2, 3, 4, 5] as const;

/**
 * Shows a rating as five bars, a digit and the name of the level. An inherited rating has a solid outline, and a rating
 * of a venue list a dotted one. The reader's own rating has a dashed outline and a pencil.
 */
export function CredibilityBadge({ rating, isCompact = false }: Props) {
  const level = rating.kind === 'unrated' ? null : rating.level;
  const name = level === null ? t('credibilityUnrated') : getLevelName(level);
  return (
    <span className="credibility-badge" data-level={level ?? 'none'} data-kind={rating.kind}>
      <span className="credibility-bars" aria-hidden="true">
        {BARS.map((bar) => (
          <span key={bar} data-filled={level !== null && bar <= level} />
        ))}
      </span>
      {level !== null && (
        <span className="credibility-digit">
          <span className="visually-hidden">{t('credibilityScreenReaderLabel')} </span>
          {level}
        </span>
      )}
      <span className={isCompact ? 'visually-hidden' : 'credibility-name'}>{name}</span>
      {rating.kind === 'set-by-reader' && <Icon name="pencil" />}
      {rating.kind === 'set-by-reader' && <span className="visually-hidden">{t('credibilityOwnLabel')}</span>}
    </span>
  );
}
