import type { KeyboardEvent } from 'react';
import { CREDIBILITY_LEVELS, getLevelMeaning, getLevelName } from '@/lib/browser/i18n/credibility-levels';
import { t } from '@/lib/browser/i18n/message';
import type { VenueRating } from '@/lib/record/schema/parts';
import type { FieldProps } from './form-props';

/**
 * The form that rates the venue of the page. Name and host are filled in at first. After the reader adds a level and a
 * reason, the venue can be saved to the list of venues.
 */
export function VenueRatingForm({ rating, actions }: FieldProps & { rating: VenueRating }) {
  const update = (changes: Partial<VenueRating>) => actions.edit({ venueRating: { ...rating, ...changes } });
  const isComplete =
    rating.name.trim() !== '' &&
    rating.host.trim() !== '' &&
    rating.level !== '' &&
    rating.reason.trim() !== '';
  const handleKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || event.ctrlKey || event.metaKey) return;
    // Enter on a focused button clicks that button and does not save.
    if (event.target instanceof HTMLButtonElement) return;
    event.preventDefault();
    if (isComplete) actions.saveVenue();
  };
  return (
    <fieldset className="venue-rating-form" onKeyDown={handleKeyDown}>
      <legend>{t('buttonRateVenue')}</legend>
      <label htmlFor="venue-name">{t('venueName')}</label>
      <input
        id="venue-name"
        className="field"
        dir="auto"
        value={rating.name}
        onChange={(event) => update({ name: event.target.value })}
      />
      <label htmlFor="venue-host">{t('venueHost')}</label>
      <input
        id="venue-host"
        className="field"
        value={rating.host}
        onChange={(event) => update({ host: event.target.value })}
      />
      <div className="levels">
        {CREDIBILITY_LEVELS.map((level) => (
          <label key={level} className="level" title={getLevelMeaning(level)}>
            <input
              type="radio"
              name="venue-level"
              value={level}
              checked={rating.level === String(level)}
              onChange={() => update({ level: String(level) })}
            />
            {level} {getLevelName(level)}
          </label>
        ))}
      </div>
      <label htmlFor="venue-reason">{t('venueReason')}</label>
      <input
        id="venue-reason"
        className="field"
        dir="auto"
        placeholder={t('venueReasonHint')}
        value={rating.reason}
        onChange={(event) => update({ reason: event.target.value })}
      />
      <div className="venue-rating-actions">
        <button
          type="button"
          className="button"
          data-kind="primary"
          disabled={!isComplete}
          onClick={actions.saveVenue}
        >
          {t('buttonSaveVenue')}
        </button>
        <button
          type="button"
          className="button"
          data-kind="quiet"
          onClick={() => {
            actions.edit({
              credibilityLevel: rating.level || 'inherit',
              credibilityReason: rating.reason,
              venueRating: null,
            });
            // The rating of the source moves into this field, where the reader can choose or change the level.
            document.getElementById('field-credibility')?.focus();
          }}
        >
          {t('buttonRateSourceOnly')}
        </button>
        <button type="button" className="button" data-kind="quiet" onClick={actions.leaveUnrated}>
          {t('buttonLeaveUnrated')}
        </button>
      </div>
    </fieldset>
  );
}
