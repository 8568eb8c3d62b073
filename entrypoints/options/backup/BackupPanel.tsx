import { BackupSection } from '@/components/settings/BackupSection';
import { RestoreDialog } from '@/components/settings/RestoreDialog';
import type { Database } from '@/lib/storage/open-database';
import { backupReminder, lastBackup } from '@/lib/storage/settings/settings';
import type { LibraryActions } from '../use-library-actions';
import { useSetting, useSettingControl } from '../use-setting';
import { useBackUp, useBackupFolder, useRestore } from './use-backup';

/** Connects the section and the dialog of backups with the library. */
export function BackupPanel({
  database,
  libraryActions,
}: {
  database: Database;
  libraryActions: LibraryActions;
}) {
  const storedLastBackup = useSetting(lastBackup);
  const reminder = useSettingControl(backupReminder, libraryActions);
  const folder = useBackupFolder(libraryActions);
  const backUp = useBackUp(database, libraryActions);
  const restore = useRestore(database, libraryActions);
  if (storedLastBackup === undefined || !reminder.value) return null;
  return (
    <>
      <BackupSection
        lastBackup={storedLastBackup}
        folderName={folder.folderName}
        reminderDays={reminder.value.days}
        onBackUp={backUp}
        onRestore={restore.chooseFile}
        onChooseFolder={folder.choose}
        onForgetFolder={folder.forget}
        onReminderChange={(days) => void reminder.set({ days, snoozedUntil: null })}
      />
      {restore.check && (
        <RestoreDialog check={restore.check} onRestore={restore.confirm} onDismiss={restore.dismiss} />
      )}
    </>
  );
}
