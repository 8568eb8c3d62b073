import { t, tCount } from '@/lib/browser/i18n/message';

type Props = {
  status: 'running' | 'done' | 'cancelled';
  /** 0 to 1. */
  progress: number;
  foundCount: number;
  onCancel: () => void;
  onRestart: () => void;
};

/** The progress of the search for duplicates, with Cancel, and its result. */
export function PairSearchProgress({ status, progress, foundCount, onCancel, onRestart }: Props) {
  return (
    <div className="pair-progress">
      <span role="status">
        {status === 'running'
          ? t('duplicatesSearching')
          : status === 'cancelled'
            ? t('duplicatesCancelled')
            : ''}{' '}
        {(foundCount > 0 || status === 'done') &&
          (foundCount === 0 ? t('duplicatesNone') : tCount('duplicatesFound', foundCount))}
      </span>
      {status === 'running' ? (
        <>
          <progress value={progress} aria-label={t('libraryProgress')} />
          <button type="button" className="button" onClick={onCancel}>
            {t('buttonCancel')}
          </button>
        </>
      ) : (
        <button type="button" className="button" data-kind="quiet" onClick={onRestart}>
          {t('duplicatesAgain')}
        </button>
      )}
    </div>
  );
}
