import type { ReactNode } from 'react';
import { t, tCount } from '@/lib/browser/i18n/message';

type Props = {
  count: number;
  /** Whether the selected sources are in the bin. Sources in the bin can only be restored or exported. */
  isInBin: boolean;
  /** The menu with the options of an export. */
  exportMenu: ReactNode;
  onExport: () => void;
  onCopyCitations: () => void;
  onEdit: () => void;
  onCheckPages: () => void;
  onMarkReviewed: () => void;
  onArchive: () => void;
  onDelete: () => void;
  onRestore: () => void;
  onClear: () => void;
};

/** The buttons for the actions on the selected sources. */
export function SelectionBar({ count, isInBin, exportMenu, ...handlers }: Props) {
  return (
    <fieldset className="selection-bar">
      <legend className="visually-hidden">{t('librarySelectionActions')}</legend>
      <strong>{tCount('librarySelected', count)}</strong>
      <span className="export-tools">
        <button type="button" className="button" onClick={handlers.onExport}>
          {t('libraryExport')}
        </button>
        {exportMenu}
      </span>
      <button type="button" className="button" onClick={handlers.onCopyCitations}>
        {t('libraryCopyCitations')}
      </button>
      {isInBin ? (
        <button type="button" className="button" onClick={handlers.onRestore}>
          {t('libraryRestore')}
        </button>
      ) : (
        <>
          <button type="button" className="button" onClick={handlers.onEdit}>
            {t('bulkEdit')}
          </button>
          <button type="button" className="button" onClick={handlers.onCheckPages}>
            {t('buttonCheckPages')}
          </button>
          <button type="button" className="button" onClick={handlers.onMarkReviewed}>
            {t('libraryReviewed')}
          </button>
          <button type="button" className="button" onClick={handlers.onArchive}>
            {t('libraryArchive')}
          </button>
          <button type="button" className="button" data-kind="danger" onClick={handlers.onDelete}>
            {t('libraryDelete')}
          </button>
        </>
      )}
      <button type="button" className="button" data-kind="quiet" onClick={handlers.onClear}>
        {t('libraryClearSelection')}
      </button>
    </fieldset>
  );
}
