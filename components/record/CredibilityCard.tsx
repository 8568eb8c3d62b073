import { CredibilityBadge } from '@/components/CredibilityBadge';
import { levelSentence, ratingOrigin } from '@/components/credibility-name';
import { newVenueHref } from '@/components/library/route';
import { t } from '@/lib/locale/message';
import type { Rating } from '@/lib/model/rating';
import { Part } from './Part';
import type { Editing } from './parts';

type Props = {
  rating: Rating;
  /** The page, for which a venue can be proposed. */
  address: string;
  editing: Editing;
  onWithdraw: () => void;
};

/** How credible the source counts, what that level means, and whose word it is. */
export function CredibilityCard({ rating, address, editing, onWithdraw }: Props) {
  return (
    <div className="credibility-card" data-kind={rating.kind}>
      <Part name="rating" label={t('labelCredibility')} editing={editing} isEmpty={false} bare>
        <p className="credibility-line">
          <CredibilityBadge rating={rating} />
          <span className="credibility-whose" dir="auto">
            {ratingOrigin(rating)}
          </span>
        </p>
        {rating.kind !== 'unrated' && <p className="quiet">{levelSentence(rating.level)}</p>}
      </Part>
      {!editing.isOpen('rating') && <RatingOffer rating={rating} address={address} onWithdraw={onWithdraw} />}
    </div>
  );
}

function RatingOffer({ rating, address, onWithdraw }: Omit<Props, 'editing'>) {
  if (rating.kind === 'inherited') return null;
  if (rating.kind === 'unrated') {
    return (
      <a className="button" data-kind="quiet" href={newVenueHref(address)}>
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
