import { useCallback } from 'react';
import { BackupReminderNotice } from '@/components/library/BackupReminderNotice';
import { countDaysSince, isBackupDue, snoozeReminder } from '@/lib/app/library/backup/backup-reminder';
import type { Database } from '@/lib/storage/open-database';
import { backupReminder, lastBackup } from '@/lib/storage/settings/settings';
import type { LibraryActions } from '../use-library-actions';
import { useLiveQuery } from '../use-live-query';
import { useSetting, useSettingControl } from '../use-setting';
import { useBackUp } from './use-backup';

/** Asks for a backup above the list, if one is due. */
export function BackupReminder({
  database,
  libraryActions,
}: {
  database: Database;
  libraryActions: LibraryActions;
}) {
  const storedLastBackup = useSetting(lastBackup);
  const reminder = useSettingControl(backupReminder, libraryActions);
  const { value: sourceCount = 0 } = useLiveQuery(
    useCallback(() => database.sources.limit(MAX_COUNT).count(), [database]),
  );
  const backUp = useBackUp(database, libraryActions);
  if (storedLastBackup === undefined || !reminder.value) return null;
  const now = new Date();
  if (!isBackupDue(storedLastBackup, reminder.value, sourceCount, now)) return null;
  return (
    <BackupReminderNotice
      daysSinceBackup={storedLastBackup && countDaysSince(storedLastBackup.at, now)}
      onBackUp={backUp}
      onLater={() => {
        const snoozedAt = new Date();
        void reminder.update((value) => snoozeReminder(value, snoozedAt));
      }}
    />
  );
}

// Counting all sources of a large library takes long, and the reminder only needs to know whether there
// are more than a few.
const MAX_COUNT = 50;
