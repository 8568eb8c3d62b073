import { CredibilityBadge } from '@/components/common/CredibilityBadge';
import { RatingHistory } from '@/components/common/RatingHistory';
import { buildNewVenueHref } from '@/lib/app/library/route';
import { formatRatingOrigin, getRatingMeaning } from '@/lib/browser/i18n/credibility-levels';
import { formatDay } from '@/lib/browser/i18n/format-values';
import { t } from '@/lib/browser/i18n/message';
import type { SourceEditing } from '@/lib/record/draft/field-groups';
import type { ListedRating, Rating } from '@/lib/record/schema/rating';
import type { RatingChange } from '@/lib/record/schema/rating-change';
import type { Venue } from '@/lib/record/schema/venue';
import { getShippedVenues } from '@/lib/record/venues/shipped-venues';
import { FieldGroupView } from './FieldGroupView';

type Props = {
  rating: Rating;
  /**
   * The source that the link to the form of a new venue names. The form gets its first values from `url`, and returns to
   * `stableId`.
   */
  source: { url: string; stableId: string };
  editing: SourceEditing;
  onRemoveRating: () => void;
  venue: Venue | null;
  /** The history of the reader's rating of this source and of the rating of its venue, the latest change first. */
  ratingChanges: { source: RatingChange[]; venue: RatingChange[] };
};

/** Shows the credibility of the source, the meaning of its level, and who set it. */
export function CredibilityCard(props: Props) {
  const { rating, source, editing, onRemoveRating, venue, ratingChanges } = props;
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
            {meaning} {isFromShippedList(rating, venue) && t('credibilityShippedList')}
            {rating.kind === 'listed' && <ListOrigin rating={rating} />}
          </p>
        )}
      </FieldGroupView>
      {!editing.isOpen('rating') && (
        <RatingActions rating={rating} source={source} onRemoveRating={onRemoveRating} />
      )}
      <RatingHistory changes={ratingChanges.source} label={t('ratingHistoryOfSource')} />
      {venue && <RatingHistory changes={ratingChanges.venue} label={t('ratingHistoryOfVenue', venue.name)} />}
    </div>
  );
}

/** Whether the list of venues that comes with the extension gave the rating. */
const isFromShippedList = (rating: Rating, venue: Venue | null): boolean =>
  rating.kind === 'inherited' &&
  getShippedVenues().some(({ id, credibility }) => id === venue?.id && credibility === rating.level);

/** Says since when the list is there, and links to its page. Nobody knows when a list changed a rating. */
function ListOrigin({ rating: { listSource, listImportedAt } }: { rating: ListedRating }) {
  return (
    <>
      {listImportedAt === null
        ? t('credibilityListShipped')
        : t('credibilityListImported', formatDay(listImportedAt))}{' '}
      {listSource && (
        <a href={listSource} target="_blank" rel="noreferrer">
          {t('credibilityListPage')}
        </a>
      )}
    </>
  );
}

type RatingActionsProps = Pick<Props, 'rating' | 'source' | 'onRemoveRating'>;

function RatingActions({ rating, source, onRemoveRating }: RatingActionsProps) {
  if (rating.kind === 'inherited') return null;
  if (rating.kind === 'unrated' || rating.kind === 'listed') {
    return (
      <a className="button" data-kind="quiet" href={buildNewVenueHref(source)}>
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
