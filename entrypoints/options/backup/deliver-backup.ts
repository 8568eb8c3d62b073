import type { BackupDeps } from '@/lib/app/library/backup/back-up';
import { t } from '@/lib/browser/i18n/message';
import { isBackupFileName } from '@/lib/formats/backup/backup-part';
import type { BackupFolder } from '@/lib/storage/settings/backup-folder';
import { downloadFile } from '../transfer/export-file';

type Deliver = BackupDeps['deliver'];

const MAX_BACKUPS = 5;

/** Downloads a backup after it was verified. */
export const deliverDownload: Deliver = async (file, name) => ({
  file,
  folder: null,
  finish: async () => downloadFile(file, name),
  discard: async () => undefined,
});

/** Saves backups in a folder. After a backup was verified, all but the last five are deleted. */
export const createFolderDelivery =
  (folder: BackupFolder): Deliver =>
  async (file, name, signal) => {
    const discard = () => folder.removeEntry(name).catch(() => undefined);
    try {
      const handle = await folder.getFileHandle(name, { create: true });
      await file.stream().pipeTo(await handle.createWritable(), { signal });
      return {
        file: await handle.getFile(),
        folder: folder.name,
        finish: () => deleteOldBackups(folder),
        discard,
      };
    } catch (error) {
      await discard();
      throw error;
    }
  };

async function deleteOldBackups(folder: BackupFolder): Promise<void> {
  const names: string[] = [];
  // The async iterator of folders is missing in the types.
  for await (const name of (folder as unknown as { keys: () => AsyncIterable<string> }).keys())
    if (isBackupFileName(name)) names.push(name);
  // The names contain the time, so the oldest backup comes first.
  for (const name of names.sort().slice(0, -MAX_BACKUPS)) await folder.removeEntry(name);
}

/** Asks the browser for access to the folder. Must be called in a click. Throws a message for the reader if it is denied. */
export async function requestFolderAccess(folder: BackupFolder): Promise<void> {
  const options = { mode: 'readwrite' } as const;
  const isGranted =
    (await folder.queryPermission(options)) === 'granted' ||
    (await folder.requestPermission(options)) === 'granted';
  if (!isGranted) throw new Error(t('backupFolderDenied', folder.name));
}
