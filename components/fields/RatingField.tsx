import { CREDIBILITY_LEVELS, getLevelMeaning, getLevelName } from '@/lib/browser/i18n/credibility-levels';
import { t } from '@/lib/browser/i18n/message';
import { FieldProblem } from './FieldHead';

/** The level is `inherit` or a digit from `1` to `5`. The reason explains a level from 1 to 5. */
export type RatingValue = { credibilityLevel: string; credibilityReason: string };

type Props = {
  value: RatingValue;
  onChange: (rating: RatingValue) => void;
  /** Why the reason cannot be saved. */
  problem?: string | null;
};

/** The rating of a source: inherited from its venue, or a level that the reader sets together with a reason. */
export function RatingField({ value, onChange, problem = null }: Props) {
  const { credibilityLevel, credibilityReason } = value;
  const hasOwnLevel = credibilityLevel !== 'inherit';
  const changeLevel = (level: string) => onChange({ ...value, credibilityLevel: level });
  return (
    <>
      <label htmlFor="field-credibility">{t('labelCredibility')}</label>
      <div className="rating-control">
        <select
          id="field-credibility"
          className="visually-hidden"
          value={credibilityLevel}
          onChange={(event) => changeLevel(event.target.value)}
        >
          <option value="inherit">{t('credibilityInherit')}</option>
          {CREDIBILITY_LEVELS.map((level) => (
            <option key={level} value={String(level)}>
              {level} · {getLevelName(level)}
            </option>
          ))}
        </select>
        <LevelSteps level={credibilityLevel} onChange={changeLevel} />
      </div>
      <label htmlFor="field-credibilityReason">{t('labelReason')}</label>
      <input
        id="field-credibilityReason"
        className="field"
        dir="auto"
        value={credibilityReason}
        aria-describedby={problem ? 'field-credibilityReason-problem' : undefined}
        aria-invalid={problem ? true : undefined}
        placeholder={hasOwnLevel ? t('credibilityReasonHint') : ''}
        onChange={(event) => onChange({ ...value, credibilityReason: event.target.value })}
      />
      <FieldProblem id="field-credibilityReason" problem={problem} />
    </>
  );
}

/** The five levels as one control for the pointer. Keyboard and screen readers use the select element, which has the same value. */
function LevelSteps({ level: chosenLevel, onChange }: { level: string; onChange: (level: string) => void }) {
  return (
    <div className="levels" aria-hidden="true">
      {CREDIBILITY_LEVELS.map((level) => {
        const isChosen = chosenLevel === String(level);
        return (
          <button
            key={level}
            type="button"
            className="level"
            tabIndex={-1}
            data-chosen={isChosen}
            title={getLevelMeaning(level)}
            onClick={() => {
              onChange(isChosen ? 'inherit' : String(level));
              document.getElementById('field-credibility')?.focus();
            }}
          >
            {level} {getLevelName(level)}
          </button>
        );
      })}
    </div>
  );
}
