import { useId } from 'react';
import { useModalDialog } from '@/components/ui/use-modal-dialog';
import { formatBackupDamage, getBackupKindName } from '@/lib/app/describe/format-backup';
import type { BackupCheck } from '@/lib/app/library/backup/check-backup';
import { formatCount, formatDateTime } from '@/lib/browser/i18n/format-values';
import { t, tCount } from '@/lib/browser/i18n/message';

type Props = { check: BackupCheck; onRestore: () => void; onDismiss: () => void };

/** Shows what a backup contains, whether it is damaged, and what restoring it would add. */
export function RestoreDialog({ check, onRestore, onDismiss }: Props) {
  const { about, damage, countsByKind, titles } = check;
  const dialogRef = useModalDialog();
  const titleId = useId();
  const counts = [...countsByKind.values()];
  const hasNew = counts.some(({ added }) => added > 0);
  const hasDifferent = counts.some(({ different }) => different > 0);
  const isIntact = damage.kind === 'none';
  const explanation = hasNew ? 'backupRestoreKeeps' : getNothingNewKey(isIntact, hasDifferent);
  return (
    <dialog ref={dialogRef} className="sheet restore-dialog" aria-labelledby={titleId} onClose={onDismiss}>
      <h2 id={titleId}>{t('backupRestoreTitle')}</h2>
      {about && <p>{t('backupMadeAt', formatDateTime(about.createdAt), about.generator.version)}</p>}
      <p className={isIntact ? undefined : 'problem'}>{formatBackupDamage(damage)}</p>
      <CountTable countsByKind={countsByKind} />
      <UnchangedTitles titles={titles} />
      <p className="quiet">{t(explanation)}</p>
      <div className="edit-actions">
        {hasNew && (
          <button type="button" className="button" data-kind="primary" onClick={onRestore}>
            {t('backupRestoreConfirm')}
          </button>
        )}
        <button type="button" className="button" data-kind="quiet" onClick={onDismiss}>
          {t(hasNew ? 'buttonCancel' : 'libraryClose')}
        </button>
      </div>
    </dialog>
  );
}

/** Returns the key of the message about a backup that adds nothing. */
function getNothingNewKey(isIntact: boolean, hasDifferent: boolean) {
  if (hasDifferent) return isIntact ? 'backupOnlyDifferent' : 'backupOnlyDifferentIntact';
  return isIntact ? 'backupNothingNew' : 'backupNothingNewIntact';
}

function CountTable({ countsByKind }: Pick<BackupCheck, 'countsByKind'>) {
  return (
    <table className="restore-counts">
      <thead>
        <tr>
          <th scope="col">{t('backupColumnKind')}</th>
          <th scope="col">{t('backupColumnNew')}</th>
          <th scope="col">{t('backupColumnSame')}</th>
          <th scope="col">{t('backupColumnDifferent')}</th>
          <th scope="col">{t('backupColumnSkipped')}</th>
        </tr>
      </thead>
      <tbody>
        {[...countsByKind].map(([kind, { added, same, different, skipped, invalid }]) => (
          <tr key={kind}>
            <th scope="row">{getBackupKindName(kind)}</th>
            <td>{formatCount(added)}</td>
            <td>{formatCount(same)}</td>
            <td>{formatCount(different)}</td>
            <td>{formatCount(skipped + invalid)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

// A longer list would move the buttons out of view.
const MAX_SHOWN_TITLES = 5;

function UnchangedTitles({ titles }: { titles: string[] }) {
  if (titles.length === 0) return null;
  const remainingCount = titles.length - MAX_SHOWN_TITLES;
  return (
    <>
      <p>{t('backupListedTitles')}</p>
      <ul>
        {titles.slice(0, MAX_SHOWN_TITLES).map((title, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two sources may have the same title
          <li key={index} dir="auto">
            {title}
          </li>
        ))}
        {remainingCount > 0 && <li>{tCount('backupMoreTitles', remainingCount)}</li>}
      </ul>
    </>
  );
}
