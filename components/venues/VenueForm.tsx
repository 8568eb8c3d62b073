import { useEffect, useId, useRef, useState } from 'react';
import { LEVELS, levelName } from '@/components/credibility-name';
import { t } from '@/lib/locale/message';
import type { Venue } from '@/lib/model/venue';
import { type VenueFields, venueFromFields } from './venue-fields';

type Props = {
  /** What the form begins with. */
  fields: VenueFields;
  /** The id the venue has, or the ids that a new one must not take. */
  id: string | { taken: ReadonlySet<string> };
  types: string[];
  onSave: (venue: Venue) => void;
  onCancel: () => void;
};

/** A venue of the reader's: name, domains and level. A level needs a reason. */
export function VenueForm({ fields, id, types, onSave, onCancel }: Props) {
  const [typed, setTyped] = useState(fields);
  const [problem, setProblem] = useState<string | null>(null);
  const first = useRef<HTMLInputElement>(null);
  const name = useId();
  useEffect(() => first.current?.focus(), []);
  const set = (part: Partial<VenueFields>) => setTyped((last) => ({ ...last, ...part }));
  const save = () => {
    const result = venueFromFields(typed, id);
    if (result.ok) onSave(result.value);
    else setProblem(t(result.problem));
  };
  return (
    <form
      className="venue-form"
      aria-label={t('venuesForm')}
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
      onKeyDown={(event) => event.key === 'Escape' && onCancel()}
    >
      <label htmlFor={`${name}-name`}>{t('venueName')}</label>
      <input
        ref={first}
        id={`${name}-name`}
        className="field"
        dir="auto"
        value={typed.name}
        onChange={(event) => set({ name: event.target.value })}
      />
      <label htmlFor={`${name}-domains`}>{t('venuesDomains')}</label>
      <textarea
        id={`${name}-domains`}
        className="field"
        rows={2}
        spellCheck={false}
        value={typed.domains}
        aria-describedby={`${name}-hint`}
        onChange={(event) => set({ domains: event.target.value })}
      />
      <p id={`${name}-hint`} className="hint">
        {t('venuesDomainsHint')}
      </p>
      <label htmlFor={`${name}-level`}>{t('labelCredibility')}</label>
      <select
        id={`${name}-level`}
        className="field"
        value={typed.level}
        onChange={(event) => set({ level: event.target.value })}
      >
        <option value="">{t('credibilityUnrated')}</option>
        {LEVELS.map((level) => (
          <option key={level} value={String(level)}>
            {level} {levelName(level)}
          </option>
        ))}
      </select>
      <label htmlFor={`${name}-reason`}>{t('labelReason')}</label>
      <input
        id={`${name}-reason`}
        className="field"
        dir="auto"
        value={typed.reason}
        placeholder={t('credibilityReasonHint')}
        onChange={(event) => set({ reason: event.target.value })}
      />
      <KindFields typed={typed} types={types} set={set} />
      {problem && (
        <p className="problem" role="alert">
          {problem}
        </p>
      )}
      <div className="part-actions">
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

type KindProps = { typed: VenueFields; types: string[]; set: (part: Partial<VenueFields>) => void };

function KindFields({ typed, types, set }: KindProps) {
  const name = useId();
  return (
    <>
      <label htmlFor={`${name}-type`}>{t('venuesType')}</label>
      <input
        id={`${name}-type`}
        className="field"
        list={`${name}-types`}
        value={typed.type}
        onChange={(event) => set({ type: event.target.value })}
      />
      <datalist id={`${name}-types`}>
        {types.map((type) => (
          <option key={type} value={type} />
        ))}
      </datalist>
      <label htmlFor={`${name}-peer`}>{t('venuesPeerReviewed')}</label>
      <select
        id={`${name}-peer`}
        className="field"
        value={typed.peerReviewed}
        onChange={(event) => set({ peerReviewed: event.target.value })}
      >
        <option value="">{t('venuesUnknown')}</option>
        <option value="yes">{t('venuesYes')}</option>
        <option value="no">{t('venuesNo')}</option>
      </select>
    </>
  );
}
