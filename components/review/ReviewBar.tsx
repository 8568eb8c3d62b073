import type { ReactNode } from 'react';
import { formatCount } from '@/lib/browser/i18n/format-values';
import { t, tCount } from '@/lib/browser/i18n/message';
import { BAND_MINIMUMS, getBandIndex } from '@/lib/record/importance';
import './review.css';

type Props = {
  remainingCount: number;
  /** The position of the source among the remaining ones, from 1. */
  position: number;
  importance: number | null;
  /** The names of the importance bands, the highest first. */
  bandNames: readonly string[];
  /** Sets the importance to the middle of a band, or unsets it (null). `band` is its position in `bandNames`. */
  onBand: (band: number | null) => void;
  onPrevious: () => void;
  onNext: () => void;
  onSkip: () => void;
  onArchive: () => void;
  onReview: () => void;
  /** The explanation of the order. */
  order: ReactNode;
};

/** The controls of the review queue: the number of remaining sources, the importance of the source, and the actions on it. */
export function ReviewBar({
  remainingCount,
  position,
  importance,
  bandNames,
  onBand,
  order,
  ...handlers
}: Props) {
  const band = importance === null ? null : getBandIndex(importance);
  return (
    <section className="review-bar" aria-label={t('reviewControls')}>
      <p className="review-left" role="status">
        {tCount('reviewLeft', remainingCount)}
        <span className="quiet">
          {' '}
          · {t('reviewPosition', formatCount(position), formatCount(remainingCount))}
        </span>
      </p>
      <fieldset className="review-bands">
        <legend>{t('labelImportance')}</legend>
        {bandNames
          .map((name, index) => (
            <button
              key={BAND_MINIMUMS[index]}
              type="button"
              className="button"
              aria-pressed={band === index}
              aria-keyshortcuts={String(bandNames.length - index)}
              title={t('reviewBandHint', String(bandNames.length - index))}
              onClick={() => onBand(band === index ? null : index)}
            >
              {name}
            </button>
          ))
          .reverse()}
      </fieldset>
      <div className="review-actions">
        <button type="button" className="button" aria-keyshortcuts="k" onClick={handlers.onPrevious}>
          {t('reviewPrevious')}
        </button>
        <button type="button" className="button" aria-keyshortcuts="j" onClick={handlers.onNext}>
          {t('reviewNext')}
        </button>
        <button
          type="button"
          className="button"
          aria-keyshortcuts="s"
          title={t('reviewSkipHint')}
          onClick={handlers.onSkip}
        >
          {t('reviewSkip')}
        </button>
        <button type="button" className="button" aria-keyshortcuts="a" onClick={handlers.onArchive}>
          {t('libraryArchive')}
        </button>
        <button
          type="button"
          className="button"
          data-kind="primary"
          aria-keyshortcuts="r"
          onClick={handlers.onReview}
        >
          {t('libraryReviewed')}
        </button>
      </div>
      {order}
    </section>
  );
}
