import { useEffect, useId, useRef, useState } from 'react';
import { SubmitButtons } from '@/components/ui/SubmitButtons';
import { parseVenueFormValues, type VenueFormValues } from '@/lib/app/library/venue-form-values';
import { CREDIBILITY_LEVELS, getLevelName } from '@/lib/browser/i18n/credibility-levels';
import { t } from '@/lib/browser/i18n/message';
import type { Venue } from '@/lib/record/schema/venue';

type Props = {
  initialValues: VenueFormValues;
  /** The id of the venue, or null for a new venue. */
  existingId: string | null;
  /** The ids of all venues, which a new venue must not have. */
  takenIds: ReadonlySet<string>;
  suggestedTypes: string[];
  onSave: (venue: Venue) => void;
  onCancel: () => void;
};

/** The form that adds or changes a venue. A credibility level needs a reason. */
export function VenueForm({ initialValues, existingId, takenIds, suggestedTypes, onSave, onCancel }: Props) {
  const [values, setValues] = useState(initialValues);
  const [problem, setProblem] = useState<string | null>(null);
  const firstInputRef = useRef<HTMLInputElement>(null);
  const formId = useId();
  useEffect(() => firstInputRef.current?.focus(), []);
  const updateValues = (changes: Partial<VenueFormValues>) =>
    setValues((previous) => ({ ...previous, ...changes }));
  const save = () => {
    const result = parseVenueFormValues(values, existingId, takenIds);
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
        value={values.name}
        onChange={(event) => updateValues({ name: event.target.value })}
      />
      <label htmlFor={`${formId}-domains`}>{t('venuesDomains')}</label>
      <textarea
        id={`${formId}-domains`}
        className="field"
        rows={2}
        spellCheck={false}
        value={values.domains}
        aria-describedby={`${formId}-hint`}
        onChange={(event) => updateValues({ domains: event.target.value })}
      />
      <p id={`${formId}-hint`} className="hint">
        {t('venuesDomainsHint')}
      </p>
      <label htmlFor={`${formId}-level`}>{t('labelCredibility')}</label>
      <select
        id={`${formId}-level`}
        className="field"
        value={values.level}
        onChange={(event) => updateValues({ level: event.target.value })}
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
        value={values.reason}
        placeholder={t('credibilityReasonHint')}
        onChange={(event) => updateValues({ reason: event.target.value })}
      />
      <VenueTypeFields values={values} types={suggestedTypes} updateValues={updateValues} />
      {problem && (
        <p className="problem" role="alert">
          {problem}
        </p>
      )}
      <SubmitButtons label={t('buttonSave')} onCancel={onCancel} />
    </form>
  );
}

type VenueTypeProps = {
  values: VenueFormValues;
  types: string[];
  updateValues: (changes: Partial<VenueFormValues>) => void;
};

function VenueTypeFields({ values, types, updateValues }: VenueTypeProps) {
  const formId = useId();
  return (
    <>
      <label htmlFor={`${formId}-type`}>{t('venuesType')}</label>
      <input
        id={`${formId}-type`}
        className="field"
        list={`${formId}-types`}
        value={values.type}
        onChange={(event) => updateValues({ type: event.target.value })}
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
        value={values.peerReviewed}
        onChange={(event) => updateValues({ peerReviewed: event.target.value })}
      >
        <option value="">{t('venuesUnknown')}</option>
        <option value="yes">{t('venuesYes')}</option>
        <option value="no">{t('venuesNo')}</option>
      </select>
    </>
  );
}
