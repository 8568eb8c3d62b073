import { t, tCount } from '@/lib/browser/i18n/message';

type Props = {
  /** The age of the last backup in days, or null if there is no backup yet. */
  daysSinceBackup: number | null;
  onBackUp: () => void;
  onLater: () => void;
};

/** Says how old the last backup is, and offers to make one. */
export function BackupReminderNotice({ daysSinceBackup, onBackUp, onLater }: Props) {
  const text = daysSinceBackup === null ? t('backupDueFirst') : tCount('backupDue', daysSinceBackup);
  return (
    <p className="inline-notice">
      <span>{text}</span>
      <button type="button" className="button" onClick={onBackUp}>
        {t('backupNow')}
      </button>
      <button type="button" className="button" data-kind="quiet" onClick={onLater}>
        {t('backupLater')}
      </button>
    </p>
  );
}
