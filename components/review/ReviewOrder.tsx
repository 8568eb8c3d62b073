import { t } from '@/lib/browser/i18n/message';
import { REVIEW_FACTORS, type ReviewWeights } from '@/lib/search/index/review-order';

type Props = { weights: ReviewWeights; onChange: (weights: ReviewWeights) => void };

const FACTOR_LABELS = {
  importance: 'labelImportance',
  credibility: 'labelCredibility',
  age: 'reviewAge',
  missing: 'libraryMissing',
} as const;

const WEIGHT_LABELS = [
  [0, 'reviewWeightNone'],
  [1, 'reviewWeightUsual'],
  [2, 'reviewWeightMore'],
] as const;

/** Explains the order of the review queue in one sentence, and lets the reader change how much each factor counts. */
export function ReviewOrder({ weights, onChange }: Props) {
  return (
    <div className="review-order">
      <p className="quiet">{t('reviewOrder')}</p>
      <details>
        <summary>{t('reviewWeights')}</summary>
        <div className="review-weights">
          {REVIEW_FACTORS.map((factor) => (
            <div key={factor}>
              <label htmlFor={`review-weight-${factor}`}>{t(FACTOR_LABELS[factor])}</label>
              <select
                id={`review-weight-${factor}`}
                className="field"
                value={weights[factor]}
                onChange={({ target }) => onChange({ ...weights, [factor]: Number(target.value) })}
              >
                {WEIGHT_LABELS.map(([weight, labelKey]) => (
                  <option key={weight} value={weight}>
                    {t(labelKey)}
                  </option>
                ))}
              </select>
            </div>
          ))}
        </div>
      </details>
    </div>
  );
}
