import type { KeyboardEvent } from 'react';
import { t } from '@/lib/locale/message';
import type { VenueRating } from '@/lib/model/draft';
import { LEVELS, levelName, levelSentence } from '../credibility-name';
import type { FieldProps } from './form-props';

/** *Rate venue*, in place: name and host are filled in; a level and a reason make it a venue of the reader's. */
export function RateVenue({ typed, actions }: FieldProps & { typed: VenueRating }) {
  const change = (changed: Partial<VenueRating>) => actions.edit({ venueRating: { ...typed, ...changed } });
  const complete =
    typed.name.trim() !== '' && typed.host.trim() !== '' && typed.level !== '' && typed.reason.trim() !== '';
  const onKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || event.ctrlKey || event.metaKey) return;
    // A button does what it says.
    if (event.target instanceof HTMLButtonElement) return;
    event.preventDefault();
    if (complete) actions.saveVenue();
  };
  return (
    <fieldset className="rate-venue" onKeyDown={onKey}>
      <legend>{t('buttonRateVenue')}</legend>
      <label htmlFor="venue-name">{t('venueName')}</label>
      <input
        id="venue-name"
        className="field"
        dir="auto"
        value={typed.name}
        onChange={(event) => change({ name: event.target.value })}
      />
      <label htmlFor="venue-host">{t('venueHost')}</label>
      <input
        id="venue-host"
        className="field"
        value={typed.host}
        onChange={(event) => change({ host: event.target.value })}
      />
      <div className="levels">
        {LEVELS.map((level) => (
          <label key={level} className="level" title={levelSentence(level)}>
            <input
              type="radio"
              name="venue-level"
              value={level}
              checked={typed.level === String(level)}
              onChange={() => change({ level: String(level) })}
            />
            {level} {levelName(level)}
          </label>
        ))}
      </div>
      <label htmlFor="venue-reason">{t('venueReason')}</label>
      <input
        id="venue-reason"
        className="field"
        dir="auto"
        placeholder={t('venueReasonHint')}
        value={typed.reason}
        onChange={(event) => change({ reason: event.target.value })}
      />
      <div className="rate-actions">
        <button
          type="button"
          className="button"
          data-kind="primary"
          disabled={!complete}
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
              credibilityLevel: typed.level || 'inherit',
              credibilityReason: typed.reason,
              venueRating: null,
            });
            // Without a level there is nothing to take over: the reader picks one there.
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
