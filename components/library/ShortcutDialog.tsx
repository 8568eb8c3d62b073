import { isMac } from '@/components/common/is-mac';
import { useModalDialog } from '@/components/ui/use-modal-dialog';
import {
  type KeyAction,
  REVIEW_SHORTCUTS,
  type ReviewKeyAction,
  SHORTCUTS,
} from '@/lib/app/library/find-key-action';
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

const REVIEW_LABELS = {
  review: 'libraryShortcutReview',
  archive: 'libraryShortcutArchive',
  skip: 'reviewSkipHint',
  next: 'libraryShortcutNext',
  previous: 'libraryShortcutPrevious',
  edit: 'libraryShortcutEdit',
  open: 'recordOpenPage',
  help: 'libraryShortcutHelp',
} as const satisfies Record<Exclude<ReviewKeyAction, { band: number }>, string>;

/** The modal dialog that lists the keyboard shortcuts. */
export function ShortcutDialog({ onClose }: { onClose: () => void }) {
  const dialogRef = useModalDialog();
  return (
    <dialog ref={dialogRef} className="sheet" aria-labelledby="shortcut-dialog-title" onClose={onClose}>
      <h2 id="shortcut-dialog-title">{t('libraryShortcuts')}</h2>
      <h3>{t('libraryRows')}</h3>
      <dl className="keys">
        {SHORTCUTS.map(([key, action]) => (
          <Shortcut key={key} keyName={key} text={t(ACTION_LABELS[action])} />
        ))}
        <Shortcut keyName="Ctrl+Z" text={t('libraryShortcutUndo')} />
      </dl>
      <h3>{t('libraryReview')}</h3>
      <dl className="keys">
        <Shortcut keyName="1 – 5" text={t('reviewBandKeys')} />
        {REVIEW_SHORTCUTS.map(
          ([key, action]) =>
            typeof action === 'string' && (
              <Shortcut key={key} keyName={key} text={t(REVIEW_LABELS[action])} />
            ),
        )}
      </dl>
      <h3>{t('libraryShortcutsRecord')}</h3>
      <dl className="keys">
        <Shortcut keyName="c" text={t('libraryShortcutCopy')} />
        <Shortcut
          keyName={isMac() ? '⌥⇧C' : 'Alt+Shift+C'}
          text={t(isMac() ? 'libraryShortcutCopy' : 'libraryShortcutCopyWhileTyping')}
        />
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

function Shortcut({ keyName, text }: { keyName: string; text: string }) {
  return (
    <div>
      <dt>
        <kbd>{keyName}</kbd>
      </dt>
      <dd>{text}</dd>
    </div>
  );
}
