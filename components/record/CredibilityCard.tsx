import { CredibilityBadge } from '@/components/common/CredibilityBadge';
import { buildNewVenueHref } from '@/lib/app/library/route';
import { formatRatingOrigin, getRatingMeaning } from '@/lib/browser/i18n/credibility-levels';
import { t } from '@/lib/browser/i18n/message';
import type { RecordEditing } from '@/lib/record/draft/field-groups';
import type { Rating } from '@/lib/record/schema/rating';
import { FieldGroupView } from './FieldGroupView';

type Props = {
  rating: Rating;
  /** The address of the page. The form for a new venue is filled in from it. */
  address: string;
  editing: RecordEditing;
  onRemoveRating: () => void;
};

/** Shows the credibility of the source, the meaning of its level, and who set it. */
export function CredibilityCard({ rating, address, editing, onRemoveRating }: Props) {
  const meaning = getRatingMeaning(rating);
  return (
    <div className="credibility-card" data-kind={rating.kind}>
      <FieldGroupView
        group="rating"
        label={t('labelCredibility')}
        editing={editing}
        isEmpty={false}
        isLabelHidden
      >
        <p className="credibility-line">
          <CredibilityBadge rating={rating} />
          <span className="rating-origin" dir="auto">
            {formatRatingOrigin(rating)}
          </span>
        </p>
        {meaning && (
          <p className="quiet">
            {meaning}{' '}
            {rating.kind === 'listed' && rating.listSource && <ListPageLink url={rating.listSource} />}
          </p>
        )}
      </FieldGroupView>
      {!editing.isOpen('rating') && (
        <RatingActions rating={rating} address={address} onRemoveRating={onRemoveRating} />
      )}
    </div>
  );
}

function ListPageLink({ url }: { url: string }) {
  return (
    <a href={url} target="_blank" rel="noreferrer">
      {t('credibilityListPage')}
    </a>
  );
}

function RatingActions({ rating, address, onRemoveRating }: Omit<Props, 'editing'>) {
  if (rating.kind === 'inherited') return null;
  if (rating.kind === 'unrated' || rating.kind === 'listed') {
    return (
      <a className="button" data-kind="quiet" href={buildNewVenueHref(address)}>
        {t('buttonRateVenue')}
      </a>
    );
  }
  return (
    <button type="button" className="button" data-kind="quiet" onClick={onRemoveRating}>
      {t('credibilityRemove')}
    </button>
  );
}
