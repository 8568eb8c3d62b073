import { t, tCount } from '@/lib/browser/i18n/message';

type Props = {
  /** ISO 8601, or null if there is no backup yet. */
  lastBackupAt: string | null;
  now: Date;
  onBackUp: () => void;
  onLater: () => void;
};

const DAY_MS = 24 * 60 * 60 * 1000;

/** Says how old the last backup is, and offers to make one. */
export function BackupReminderNotice({ lastBackupAt, now, onBackUp, onLater }: Props) {
  const text =
    lastBackupAt === null
      ? t('backupDueFirst')
      : tCount('backupDue', Math.floor((now.getTime() - new Date(lastBackupAt).getTime()) / DAY_MS));
  return (
    <p className="waiting-links">
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
