import { useEffect, useId, useRef, useState } from 'react';
import { SubmitButtons } from '@/components/ui/SubmitButtons';
import { parseVenueFormValues, type VenueFormValues } from '@/lib/app/library/venue-fields';
import { CREDIBILITY_LEVELS, getLevelName } from '@/lib/browser/i18n/credibility-levels';
import { t } from '@/lib/browser/i18n/message';
import type { Venue } from '@/lib/record/schema/venue';

type Props = {
  /** The initial values of the fields. */
  fields: VenueFormValues;
  /** The id of an existing venue. For a new venue: the ids that it must not have. */
  id: string | { takenIds: ReadonlySet<string> };
  suggestedTypes: string[];
  onSave: (venue: Venue) => void;
  onCancel: () => void;
};

/** The form that adds or changes a venue. A credibility level needs a reason. */
export function VenueForm({ fields, id, suggestedTypes, onSave, onCancel }: Props) {
  const [typedFields, setTypedFields] = useState(fields);
  const [problem, setProblem] = useState<string | null>(null);
  const firstInputRef = useRef<HTMLInputElement>(null);
  const formId = useId();
  useEffect(() => firstInputRef.current?.focus(), []);
  const updateFields = (changes: Partial<VenueFormValues>) =>
    setTypedFields((previous) => ({ ...previous, ...changes }));
  const save = () => {
    const result = parseVenueFormValues(typedFields, id);
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
        onChange={(event) => updateFields({ name: event.target.value })}
      />
      <label htmlFor={`${formId}-domains`}>{t('venuesDomains')}</label>
      <textarea
        id={`${formId}-domains`}
        className="field"
        rows={2}
        spellCheck={false}
        value={typedFields.domains}
        aria-describedby={`${formId}-hint`}
        onChange={(event) => updateFields({ domains: event.target.value })}
      />
      <p id={`${formId}-hint`} className="hint">
        {t('venuesDomainsHint')}
      </p>
      <label htmlFor={`${formId}-level`}>{t('labelCredibility')}</label>
      <select
        id={`${formId}-level`}
        className="field"
        value={typedFields.level}
        onChange={(event) => updateFields({ level: event.target.value })}
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
        onChange={(event) => updateFields({ reason: event.target.value })}
      />
      <VenueTypeFields typedFields={typedFields} types={suggestedTypes} updateFields={updateFields} />
      {problem && (
        <p className="problem" role="alert">
          {problem}
        </p>
      )}
      <SubmitButtons label={t('recordSave')} onCancel={onCancel} />
    </form>
  );
}

type VenueTypeProps = {
  typedFields: VenueFormValues;
  types: string[];
  updateFields: (changes: Partial<VenueFormValues>) => void;
};

function VenueTypeFields({ typedFields, types, updateFields }: VenueTypeProps) {
  const formId = useId();
  return (
    <>
      <label htmlFor={`${formId}-type`}>{t('venuesType')}</label>
      <input
        id={`${formId}-type`}
        className="field"
        list={`${formId}-types`}
        value={typedFields.type}
        onChange={(event) => updateFields({ type: event.target.value })}
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
        onChange={(event) => updateFields({ peerReviewed: event.target.value })}
      >
        <option value="">{t('venuesUnknown')}</option>
        <option value="yes">{t('venuesYes')}</option>
        <option value="no">{t('venuesNo')}</option>
      </select>
    </>
  );
}
