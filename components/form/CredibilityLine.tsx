import { t } from '@/lib/locale/message';
import type { Rating } from '@/lib/model/rating';
import { CredibilityBadge } from '../CredibilityBadge';
import { LEVELS, levelName, levelSentence, ratingOrigin } from '../credibility-name';
import { useKeptFocus } from '../use-kept-focus';
import type { FieldProps } from './form-props';
import { RateVenue } from './RateVenue';
import { useOpenWhileFocused } from './use-open-while-focused';

const LINE = '.credibility';
// What was pressed may be gone: the focus then goes to what came in its place.
const IN_ITS_PLACE = [`${LINE} .rate-venue [type=radio]`, LINE];

/** The credibility of the source: from its venue, of its own, or unrated, which is an answer too. */
export function CredibilityLine(props: FieldProps) {
  const { values, aids, actions } = props;
  const unrated = aids.rating.kind === 'unrated';
  useKeptFocus(`${values.venueRating !== null} ${aids.leftUnrated}`, LINE, IN_ITS_PLACE);
  return (
    <div className="credibility" tabIndex={-1}>
      <div className="credibility-row">
        <CredibilityBadge rating={aids.rating} />
        <span className="credibility-origin">{originOf(aids.rating, aids.leftUnrated)}</span>
        {unrated && values.url !== '' && !aids.leftUnrated && values.venueRating === null && (
          <>
            <button type="button" className="button" data-kind="quiet" onClick={actions.rateVenue}>
              {t('buttonRateVenue')}
            </button>
            <button type="button" className="button" data-kind="quiet" onClick={actions.leaveUnrated}>
              {t('buttonLeaveUnrated')}
            </button>
          </>
        )}
        {values.credibilityLevel === 'inherit' && values.venueRating === null && (
          <button
            type="button"
            className="button"
            data-kind="quiet"
            onClick={() => document.getElementById('field-credibility')?.focus()}
          >
            {t(unrated ? 'buttonRateSourceOnly' : 'buttonChange')}
          </button>
        )}
      </div>
      {aids.rating.kind !== 'unrated' && <p className="guide">{levelSentence(aids.rating.level)}</p>}
      {values.venueRating && <RateVenue {...props} typed={values.venueRating} />}
      <OwnRating {...props} />
    </div>
  );
}

function originOf(rating: Rating, left: boolean): string {
  if (rating.kind !== 'unrated') return ratingOrigin(rating);
  if (rating.host === '') return t('credibilityNoAddress');
  return left ? t('credibilityLeftUnrated', rating.host) : ratingOrigin(rating);
}

/** The source's own rating: folded until it is wanted, always within reach of the Tab key. */
function OwnRating({ values, actions }: FieldProps) {
  const own = values.credibilityLevel !== 'inherit';
  const { open, ...watch } = useOpenWhileFocused();
  return (
    <div className="own-rating" data-open={own || open} {...watch}>
      <label htmlFor="field-credibility">{t('labelCredibility')}</label>
      <select
        id="field-credibility"
        className="field"
        value={values.credibilityLevel}
        onChange={(event) => actions.edit({ credibilityLevel: event.target.value })}
      >
        <option value="inherit">{t('credibilityInherit')}</option>
        {LEVELS.map((level) => (
          <option key={level} value={String(level)}>
            {level} · {levelName(level)}
          </option>
        ))}
      </select>
      <label htmlFor="field-credibilityReason">{t('labelReason')}</label>
      <input
        id="field-credibilityReason"
        className="field"
        dir="auto"
        value={values.credibilityReason}
        placeholder={own ? t('credibilityReasonHint') : ''}
        onChange={(event) => actions.edit({ credibilityReason: event.target.value })}
      />
      {own && (
        <button type="button" className="button" data-kind="quiet" onClick={actions.withdrawRating}>
          {t('credibilityWithdraw')}
        </button>
      )}
    </div>
  );
}
