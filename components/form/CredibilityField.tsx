import { RatingField } from '@/components/fields/RatingField';
import { formatRatingOrigin, getRatingMeaning } from '@/lib/browser/i18n/credibility-levels';
import { t } from '@/lib/browser/i18n/message';
import type { Rating } from '@/lib/record/schema/rating';
import { CredibilityBadge } from '../common/CredibilityBadge';
import { useFocusFallback } from '../ui/use-focus-fallback';
import type { FieldProps } from './form-props';
import { useOpenWhileFocused } from './use-open-while-focused';
import { VenueRatingForm } from './VenueRatingForm';

const FIELD_SELECTOR = '.credibility';
// A clicked button may disappear. The first of these elements that exists then gets the focus.
const FOCUS_FALLBACK_SELECTORS = [`${FIELD_SELECTOR} .venue-rating-form [type=radio]`, FIELD_SELECTOR];

/** The credibility of the source. It is inherited from the venue, set by the reader, or unrated. */
export function CredibilityField(props: FieldProps) {
  const { values, referenceData, actions } = props;
  const { rating } = referenceData;
  const meaning = getRatingMeaning(rating);
  const isUnrated = referenceData.rating.kind === 'unrated';
  const isRatingVenue = values.venueRating !== null;
  useFocusFallback(
    `${values.venueRating !== null} ${referenceData.isLeftUnrated}`,
    FIELD_SELECTOR,
    FOCUS_FALLBACK_SELECTORS,
  );
  return (
    <div className="credibility" tabIndex={-1}>
      <div className="credibility-row">
        {isUnrated ? (
          <span className="unrated-chip">
            <CredibilityBadge rating={referenceData.rating} />
            {values.url !== '' && !isRatingVenue && (
              <button
                type="button"
                className="button"
                data-kind="quiet"
                aria-label={t('buttonRateVenue')}
                onClick={actions.rateVenue}
              >
                {t('buttonRate')}
              </button>
            )}
          </span>
        ) : (
          <CredibilityBadge rating={referenceData.rating} />
        )}
        <span className="rating-origin">
          {formatOrigin(referenceData.rating, referenceData.isLeftUnrated)}
        </span>
        {(!isUnrated || values.url === '') && !isRatingVenue && (
          <button
            type="button"
            className="button"
            data-kind="quiet"
            onClick={() => document.getElementById('field-credibility')?.focus()}
          >
            {t(isUnrated ? 'buttonRateSourceOnly' : 'buttonChange')}
          </button>
        )}
      </div>
      {meaning && rating.kind !== 'listed' && <p className="form-hint">{meaning}</p>}
      {values.venueRating && <VenueRatingForm {...props} rating={values.venueRating} />}
      <SourceRating {...props} />
    </div>
  );
}

function formatOrigin(rating: Rating, isLeftUnrated: boolean): string {
  if (rating.kind !== 'unrated') return formatRatingOrigin(rating);
  if (rating.host === '') return t('credibilityNeedsAddress');
  return isLeftUnrated ? t('credibilityLeftUnrated', rating.host) : formatRatingOrigin(rating);
}

/** The reader's own rating of this source, in a popover. It is visually hidden until it has the focus, so Tab always reaches it. */
function SourceRating({ values, referenceData: { rating }, actions, problems }: FieldProps) {
  const hasOwnRating = values.credibilityLevel !== 'inherit';
  const { isOpen, ...focusHandlers } = useOpenWhileFocused();
  const problem = problems.credibilityReason ?? null;
  return (
    <div className="source-rating" data-open={isOpen || problem !== null} {...focusHandlers}>
      {rating.kind === 'listed' && <p className="form-hint">{getRatingMeaning(rating)}</p>}
      <RatingField value={values} onChange={actions.edit} problem={problem} />
      {rating.kind === 'listed' && values.venueRating === null && (
        <button type="button" className="button" data-kind="quiet" onClick={actions.rateVenue}>
          {t('buttonRateVenue')}
        </button>
      )}
      {hasOwnRating && (
        <button type="button" className="button" data-kind="quiet" onClick={actions.removeRating}>
          {t('credibilityRemove')}
        </button>
      )}
    </div>
  );
}
