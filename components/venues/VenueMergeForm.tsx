import { useId, useState } from 'react';
import { t } from '@/lib/browser/i18n/message';
import type { Venue } from '@/lib/record/schema/venue';

type Props = {
  venue: Venue;
  /** The venues into which the venue can be merged. */
  targets: Venue[];
  onMerge: (target: Venue) => void;
};

/** The form that merges a venue of the reader into another venue. */
export function VenueMergeForm({ venue, targets, onMerge }: Props) {
  const formId = useId();
  const [targetId, setTargetId] = useState('');
  const target = targets.find(({ id }) => id === targetId);
  return (
    <form
      className="venue-merge"
      onSubmit={(event) => {
        event.preventDefault();
        if (target) onMerge(target);
      }}
    >
      <label htmlFor={`${formId}-target`}>{t('venuesMergeInto', venue.name)}</label>
      <select
        id={`${formId}-target`}
        className="field"
        value={targetId}
        aria-describedby={`${formId}-hint`}
        onChange={(event) => setTargetId(event.target.value)}
      >
        <option value="" />
        {targets.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
      <button type="submit" className="button" disabled={!target}>
        {t('venuesMerge')}
      </button>
      <p id={`${formId}-hint`} className="hint">
        {t('venuesMergeHint')}
      </p>
    </form>
  );
}
