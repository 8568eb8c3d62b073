import { CredibilityBadge } from '@/components/CredibilityBadge';
import { formatRatingOrigin, getLevelMeaning } from '@/components/credibility-name';
import { buildNewVenueHref } from '@/components/library/route';
import { t } from '@/lib/locale/message';
import type { Rating } from '@/lib/model/rating';
import { FieldGroupView } from './Part';
import type { RecordEditing } from './parts';

type Props = {
  rating: Rating;
  /** The page, for which a venue can be proposed. */
  address: string;
  editing: RecordEditing;
  onWithdraw: () => void;
};

/** How credible the source counts, what that level means, and whose word it is. */
export function CredibilityCard({ rating, address, editing, onWithdraw }: Props) {
  return (
    <div className="credibility-card" data-kind={rating.kind}>
      <FieldGroupView
        name="rating"
        label={t('labelCredibility')}
        editing={editing}
        isEmpty={false}
        isLabelHidden
      >
        <p className="credibility-line">
          <CredibilityBadge rating={rating} />
          <span className="credibility-whose" dir="auto">
            {formatRatingOrigin(rating)}
          </span>
        </p>
        {rating.kind !== 'unrated' && <p className="quiet">{getLevelMeaning(rating.level)}</p>}
      </FieldGroupView>
      {!editing.isOpen('rating') && (
        <RatingActions rating={rating} address={address} onWithdraw={onWithdraw} />
      )}
    </div>
  );
}

function RatingActions({ rating, address, onWithdraw }: Omit<Props, 'editing'>) {
  if (rating.kind === 'inherited') return null;
  if (rating.kind === 'unrated') {
    return (
      <a className="button" data-kind="quiet" href={buildNewVenueHref(address)}>
        {t('buttonRateVenue')}
      </a>
    );
  }
  return (
    <button type="button" className="button" data-kind="quiet" onClick={onWithdraw}>
      {t('credibilityWithdraw')}
    </button>
  );
}
