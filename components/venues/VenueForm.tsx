import { useEffect, useId, useRef, useState } from 'react';
import { parseVenueFields, type VenueFields } from '@/lib/app/library/venue-fields';
import { CREDIBILITY_LEVELS, getLevelName } from '@/lib/browser/i18n/credibility-levels';
import { t } from '@/lib/browser/i18n/message';
import type { Venue } from '@/lib/record/schema/venue';

type Props = {
  /** The initial values. */
  fields: VenueFields;
  /** The id of the venue, or the ids that a new venue must not have. */
  id: string | { takenIds: ReadonlySet<string> };
  suggestedTypes: string[];
  onSave: (venue: Venue) => void;
  onCancel: () => void;
};

/** The form of a venue: name, domains and level. A level needs a reason. */
export function VenueForm({ fields, id, suggestedTypes, onSave, onCancel }: Props) {
  const [typedFields, setTypedFields] = useState(fields);
  const [problem, setProblem] = useState<string | null>(null);
  const firstInputRef = useRef<HTMLInputElement>(null);
  const formId = useId();
  useEffect(() => firstInputRef.current?.focus(), []);
  const update = (changes: Partial<VenueFields>) =>
    setTypedFields((previous) => ({ ...previous, ...changes }));
  const save = () => {
    const result = parseVenueFields(typedFields, id);
    if (result.ok) onSave(result.value);
    else setProblem(t(result.problem));
  };
  return (
    <form
      className="venue-form"
      aria-label={t('venuesFormLabel')}
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
      onKeyDown={(event) => event.key === 'Escape' && onCancel()}
    >
      <label htmlFor={`${formId}-name`}>{t('venueName')}</label>
      <input
        ref={firstInputRef}
        id={`${formId}-name`}
        className="field"
        dir="auto"
        value={typedFields.name}
        onChange={(event) => update({ name: event.target.value })}
      />
      <label htmlFor={`${formId}-domains`}>{t('venuesDomains')}</label>
      <textarea
        id={`${formId}-domains`}
        className="field"
        rows={2}
        spellCheck={false}
        value={typedFields.domains}
        aria-describedby={`${formId}-hint`}
        onChange={(event) => update({ domains: event.target.value })}
      />
      <p id={`${formId}-hint`} className="hint">
        {t('venuesDomainsHint')}
      </p>
      <label htmlFor={`${formId}-level`}>{t('labelCredibility')}</label>
      <select
        id={`${formId}-level`}
        className="field"
        value={typedFields.level}
        onChange={(event) => update({ level: event.target.value })}
      >
        <option value="">{t('credibilityUnrated')}</option>
        {CREDIBILITY_LEVELS.map((level) => (
          <option key={level} value={String(level)}>
            {level} {getLevelName(level)}
          </option>
        ))}
      </select>
      <label htmlFor={`${formId}-reason`}>{t('labelReason')}</label>
      <input
        id={`${formId}-reason`}
        className="field"
        dir="auto"
        value={typedFields.reason}
        placeholder={t('credibilityReasonHint')}
        onChange={(event) => update({ reason: event.target.value })}
      />
      <VenueTypeFields typedFields={typedFields} types={suggestedTypes} update={update} />
      {problem && (
        <p className="problem" role="alert">
          {problem}
        </p>
      )}
      <div className="edit-actions">
        <button type="submit" className="button" data-kind="primary">
          {t('recordSave')}
        </button>
        <button type="button" className="button" data-kind="quiet" onClick={onCancel}>
          {t('recordCancel')}
        </button>
      </div>
    </form>
  );
}

type VenueTypeProps = {
  typedFields: VenueFields;
  types: string[];
  update: (changes: Partial<VenueFields>) => void;
};

function VenueTypeFields({ typedFields, types, update }: VenueTypeProps) {
  const formId = useId();
  return (
    <>
      <label htmlFor={`${formId}-type`}>{t('venuesType')}</label>
      <input
        id={`${formId}-type`}
        className="field"
        list={`${formId}-types`}
        value={typedFields.type}
        onChange={(event) => update({ type: event.target.value })}
      />
      <datalist id={`${formId}-types`}>
        {types.map((type) => (
          <option key={type} value={type} />
        ))}
      </datalist>
      <label htmlFor={`${formId}-peer`}>{t('venuesPeerReviewed')}</label>
      <select
        id={`${formId}-peer`}
        className="field"
        value={typedFields.peerReviewed}
        onChange={(event) => update({ peerReviewed: event.target.value })}
      >
        <option value="">{t('venuesUnknown')}</option>
        <option value="yes">{t('venuesYes')}</option>
        <option value="no">{t('venuesNo')}</option>
      </select>
    </>
  );
}
