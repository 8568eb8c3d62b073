import { CREDIBILITY_LEVELS, getLevelName } from '@/lib/browser/i18n/credibility-levels';
import { t } from '@/lib/browser/i18n/message';
import type { Edits } from '@/lib/record/schema/draft';

type Props = { level: string; reason: string; onChange: (edits: Edits) => void };

/** The source's own level and its reason, or the venue's. */
export function RatingEditor({ level, reason, onChange: onType }: Props) {
  return (
    <div className="rating-editor">
      <label htmlFor="edit-credibility">{t('labelCredibility')}</label>
      <select
        id="edit-credibility"
        className="field"
        value={level}
        onChange={(event) => onType({ credibilityLevel: event.target.value, credibilityReason: reason })}
      >
        <option value="inherit">{t('credibilityInherit')}</option>
        {CREDIBILITY_LEVELS.map((choice) => (
          <option key={choice} value={String(choice)}>
            {choice} {getLevelName(choice)}
          </option>
        ))}
      </select>
      <label htmlFor="edit-reason">{t('labelReason')}</label>
      <input
        id="edit-reason"
        className="field"
        dir="auto"
        value={reason}
        placeholder={t('credibilityReasonHint')}
        onChange={(event) => onType({ credibilityLevel: level, credibilityReason: event.target.value })}
      />
    </div>
  );
}
