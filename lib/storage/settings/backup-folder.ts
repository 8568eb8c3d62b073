import Dexie, { type Table } from 'dexie';

/** A folder that the reader chose for backups, with the permission of the browser to use it (Chromium only). */
export type BackupFolder = FileSystemDirectoryHandle & {
  queryPermission: (options: { mode: 'readwrite' }) => Promise<PermissionState>;
  requestPermission: (options: { mode: 'readwrite' }) => Promise<PermissionState>;
};

type StoredFolder = { id: 'backup'; handle: BackupFolder };

// Only IndexedDB can store the handle of a folder. The handle has a separate database, because it belongs to this browser and not to the
// library, and pages write it.
async function runOnTable<T>(action: (table: Table<StoredFolder, string>) => Promise<T>): Promise<T> {
  const database = new Dexie('provenote-backup-folder');
  database.version(1).stores({ folders: 'id' });
  try {
    return await action(database.table('folders'));
  } finally {
    database.close();
  }
}

/** Returns the folder for backups, or null if the reader chose none. */
export const readBackupFolder = async (): Promise<BackupFolder | null> =>
  (await runOnTable((table) => table.get('backup')))?.handle ?? null;

/** Saves the folder for backups. Null means that backups are downloaded. */
export const saveBackupFolder = (handle: BackupFolder | null): Promise<unknown> =>
  runOnTable<unknown>((table) => (handle ? table.put({ id: 'backup', handle }) : table.delete('backup')));
