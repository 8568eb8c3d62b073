import { useModalDialog } from '@/components/ui/use-modal-dialog';
import { type KeyAction, SHORTCUTS } from '@/lib/app/library/find-key-action';
import { t } from '@/lib/browser/i18n/message';

const ACTION_LABELS = {
  next: 'libraryShortcutNext',
  previous: 'libraryShortcutPrevious',
  open: 'libraryShortcutOpen',
  edit: 'libraryShortcutEdit',
  select: 'libraryShortcutSelect',
  review: 'libraryShortcutReview',
  archive: 'libraryShortcutArchive',
  delete: 'libraryShortcutDelete',
  copy: 'libraryShortcutCopy',
  search: 'libraryShortcutSearch',
  help: 'libraryShortcutHelp',
} as const satisfies Record<KeyAction, string>;

/** The modal dialog that lists the keyboard shortcuts. */
export function ShortcutDialog({ onClose }: { onClose: () => void }) {
  const dialogRef = useModalDialog();
  return (
    <dialog ref={dialogRef} className="sheet" aria-labelledby="shortcut-dialog-title" onClose={onClose}>
      <h2 id="shortcut-dialog-title">{t('libraryShortcuts')}</h2>
      <dl className="keys">
        {SHORTCUTS.map(([key, action]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{t(ACTION_LABELS[action])}</dd>
          </div>
        ))}
        <div>
          <dt>
            <kbd>Ctrl+Z</kbd>
          </dt>
          <dd>{t('libraryShortcutUndo')}</dd>
        </div>
      </dl>
      <p className="quiet">{t('libraryShortcutsHint')}</p>
      <form method="dialog">
        <button type="submit" className="button">
          {t('libraryClose')}
        </button>
      </form>
    </dialog>
  );
}
