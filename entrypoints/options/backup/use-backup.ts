import { useCallback, useEffect, useState } from 'react';
import type { BackupCheck } from '@/lib/app/library/backup/check-backup';
import { getErrorMessage } from '@/lib/base/error-message';
import { t } from '@/lib/browser/i18n/message';
import { IMPORT_LOCK, withSharedLock } from '@/lib/browser/web-locks';
import type { Database } from '@/lib/storage/open-database';
import { type BackupFolder, readBackupFolder, saveBackupFolder } from '@/lib/storage/settings/backup-folder';
import { openFilePicker } from '../transfer/open-file-picker';
import type { LibraryActions } from '../use-library-actions';

/** Returns the function that makes a backup. It must be called in a click, so that the browser can ask for access to the folder. */
export function useBackUp(database: Database, libraryActions: LibraryActions): () => void {
  return useCallback(() => void backUp(database, libraryActions), [database, libraryActions]);
}

async function backUp(database: Database, libraryActions: LibraryActions): Promise<void> {
  const folder = await readBackupFolder().catch(() => null);
  const [{ backUpLibrary }, { createBackupDeps }, delivery] = await Promise.all([
    import('@/lib/app/library/backup/back-up'),
    import('./backup-deps'),
    import('./deliver-backup'),
  ]);
  try {
    if (folder) await delivery.requestFolderAccess(folder);
  } catch (error) {
    libraryActions.notifyError(getErrorMessage(error));
    return;
  }
  await backUpLibrary({
    ...createBackupDeps(database, libraryActions),
    deliver: folder ? delivery.createFolderDelivery(folder) : delivery.deliverDownload,
  });
}

/** Returns the checked file that the reader must confirm or dismiss, and the actions of a restore. */
export function useRestore(
  database: Database,
  libraryActions: LibraryActions,
): { check: BackupCheck | null; chooseFile: () => void; confirm: () => void; dismiss: () => void } {
  const [check, setCheck] = useState<BackupCheck | null>(null);
  const loadRestore = async () => {
    const [{ checkChosenFile, restoreCheckedFile }, { createRestoreDeps }] = await Promise.all([
      import('@/lib/app/library/backup/restore-backup'),
      import('./backup-deps'),
    ]);
    return { checkChosenFile, restoreCheckedFile, deps: createRestoreDeps(database, libraryActions) };
  };
  return {
    check,
    chooseFile: () =>
      openFilePicker(
        '.zip,application/zip',
        (file) =>
          void loadRestore()
            .then(({ checkChosenFile, deps }) => checkChosenFile(deps, file))
            .then(setCheck),
      ),
    confirm: () => {
      if (check)
        void loadRestore().then(({ restoreCheckedFile, deps }) =>
          withSharedLock(IMPORT_LOCK, () => restoreCheckedFile(deps, check)),
        );
      setCheck(null);
    },
    dismiss: () => setCheck(null),
  };
}

/** The picker is missing in the types, and in browsers that don't have it, such as Firefox. */
type PickerWindow = {
  showDirectoryPicker?: (options: { mode: 'readwrite'; id: string }) => Promise<BackupFolder>;
};
const getPickerWindow = (): PickerWindow => window as PickerWindow;

/** Returns the folder for backups, which is null for downloads, and the actions that change it. */
export function useBackupFolder({ notifyError }: LibraryActions): {
  folderName: string | null;
  /** Null if the browser cannot write to a chosen folder. */
  choose: (() => void) | null;
  forget: () => void;
} {
  const [folder, setFolder] = useState<BackupFolder | null>(null);
  useEffect(() => {
    void readBackupFolder().then(setFolder, () => undefined);
  }, []);
  const save = (handle: BackupFolder | null) =>
    saveBackupFolder(handle).then(
      () => setFolder(handle),
      () => notifyError(t('backupFolderNotChosen')),
    );
  return {
    folderName: folder?.name ?? null,
    // The picker rejects when the reader closes it.
    choose: getPickerWindow().showDirectoryPicker
      ? () =>
          void getPickerWindow()
            .showDirectoryPicker?.({ mode: 'readwrite', id: 'backup' })
            .then(save, () => undefined)
      : null,
    forget: () => void save(null),
  };
}
