import { useId } from 'react';
import type { LastBackup } from '@/lib/app/library/backup/back-up';
import { REMINDER_DAYS } from '@/lib/app/library/backup/backup-reminder';
import { formatBytes, formatDateTime } from '@/lib/browser/i18n/format-values';
import { t, tCount } from '@/lib/browser/i18n/message';

type Props = {
  lastBackup: LastBackup | null;
  /** The folder for backups, or null if they are downloaded. */
  folderName: string | null;
  reminderDays: number;
  onBackUp: () => void;
  onRestore: () => void;
  /** Null if the browser cannot write to a chosen folder. */
  onChooseFolder: (() => void) | null;
  onForgetFolder: () => void;
  onReminderChange: (days: number) => void;
};

/** Backs up and restores the library, and shows when it was last backed up. */
export function BackupSection(props: Props) {
  const { lastBackup, folderName, reminderDays, onChooseFolder } = props;
  const reminderId = useId();
  return (
    <section className="settings-group">
      <h2>{t('backupTitle')}</h2>
      <p className="quiet">{t('backupIntro')}</p>
      <div className="backup-actions">
        <button type="button" className="button" data-kind="primary" onClick={props.onBackUp}>
          {t('backupNow')}
        </button>
        <button type="button" className="button" onClick={props.onRestore}>
          {t('backupRestoreFile')}
        </button>
      </div>
      <dl className="details-list">
        <div>
          <dt>{t('backupLast')}</dt>
          <dd>
            {lastBackup
              ? tCount(
                  'backupLastValue',
                  lastBackup.sources,
                  formatDateTime(lastBackup.at),
                  formatBytes(lastBackup.bytes),
                )
              : t('backupNever')}
          </dd>
        </div>
        {onChooseFolder && (
          <div>
            <dt>{t('backupPlace')}</dt>
            <dd>
              {folderName === null ? t('backupPlaceDownloads') : t('backupPlaceFolder', folderName)}
              <button type="button" className="button" data-kind="quiet" onClick={onChooseFolder}>
                {t('backupChooseFolder')}
              </button>
              {folderName !== null && (
                <button type="button" className="button" data-kind="quiet" onClick={props.onForgetFolder}>
                  {t('backupForgetFolder')}
                </button>
              )}
            </dd>
          </div>
        )}
        <div>
          <dt>
            <label htmlFor={reminderId}>{t('backupReminder')}</label>
          </dt>
          <dd>
            <select
              id={reminderId}
              className="field"
              value={reminderDays}
              onChange={(event) => props.onReminderChange(Number(event.target.value))}
            >
              {REMINDER_DAYS.map((days) => (
                <option key={days} value={days}>
                  {days === 0 ? t('backupReminderNever') : tCount('backupReminderDays', days)}
                </option>
              ))}
            </select>
          </dd>
        </div>
      </dl>
    </section>
  );
}
