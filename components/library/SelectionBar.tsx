import type { ReactNode } from 'react';
import { t, tCount } from '@/lib/locale/message';

type Props = {
  count: number;
  /** The chosen ones lie in the bin: they can be put back, and nothing else. */
  inBin: boolean;
  /** The box that says whether captured texts go into an exported file. */
  includeText: ReactNode;
  onExport: () => void;
  onReviewed: () => void;
  onArchive: () => void;
  onDelete: () => void;
  onRestore: () => void;
  onClear: () => void;
};

/** What can be done with the chosen sources. */
export function SelectionBar({ count, inBin, includeText, ...act }: Props) {
  return (
    <fieldset className="selection-bar">
      <legend className="visually-hidden">{t('librarySelection')}</legend>
      <strong>{tCount('librarySelected', count)}</strong>
      <button type="button" className="button" onClick={act.onExport}>
        {t('libraryExport')}
      </button>
      {includeText}
      {inBin ? (
        <button type="button" className="button" onClick={act.onRestore}>
          {t('libraryRestore')}
        </button>
      ) : (
        <>
          <button type="button" className="button" onClick={act.onReviewed}>
            {t('libraryReviewed')}
          </button>
          <button type="button" className="button" onClick={act.onArchive}>
            {t('libraryArchive')}
          </button>
          <button type="button" className="button" data-kind="danger" onClick={act.onDelete}>
            {t('libraryDelete')}
          </button>
        </>
      )}
      <button type="button" className="button" data-kind="quiet" onClick={act.onClear}>
        {t('libraryClear')}
      </button>
    </fieldset>
  );
}
