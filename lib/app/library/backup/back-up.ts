import { getErrorMessage } from '@/lib/base/error-message';
import { isQuotaError, isStorageAreaQuotaError } from '@/lib/base/is-quota-error';
import { BACKUP_VERSION, type BackupAbout, formatBackupFileName } from '@/lib/formats/backup/backup-part';
import { readParts } from '@/lib/formats/backup/read-parts';
import { type BackupRows, writeParts } from '@/lib/formats/backup/write-parts';
import type { LibraryMessage, Notifications } from '../notifications';
import type { SettingAccess } from '../undo';

/** The last backup: its time, its sources and its size. */
export type LastBackup = { at: string; sources: number; bytes: number };

/**
 * A backup that can be read where it is stored. `folder` is null for a download. `finish` completes the delivery of a verified file,
 * and `discard` removes a file that could not be verified.
 */
export type DeliveredBackup = {
  file: Blob;
  folder: string | null;
  finish: () => Promise<void>;
  discard: () => Promise<void>;
};

/** The dependencies of `backUpLibrary`. */
export type BackupDeps = {
  now: () => Date;
  getAbout: () => Pick<BackupAbout, 'databaseVersion' | 'generator'>;
  /** Counts the rows and the sources, for the progress and the result. */
  countRows: () => Promise<{ rows: number; sources: number }>;
  /** Lists the kinds of rows of the backup. The rows of a kind are read from the database only while they are written. */
  listRows: () => BackupRows[];
  /** Writes the chunks to a file. Rejects when `signal` is aborted or the disk is full. */
  writeFile: (chunks: AsyncIterable<Uint8Array>, signal: AbortSignal) => Promise<Blob>;
  /** Stores the file where the reader wants it. Rejects if that fails, and leaves no file then. */
  deliver: (file: Blob, name: string, signal: AbortSignal) => Promise<DeliveredBackup>;
  lastBackup: Pick<SettingAccess<LastBackup | null>, 'set'>;
  /**
   * Resolves to whether the disk is full. The browser reports a full disk with various errors, even for reads
   * of the database.
   */
  isDiskFull: () => Promise<boolean>;
  notifications: Pick<Notifications, 'notify' | 'notifyStatus' | 'notifyError'>;
  format: (message: LibraryMessage) => string;
  cancelLabel: string;
};

/**
 * Backs up the library. A notification shows the progress with a Cancel button, then the result. The file is read back and verified
 * before success is reported.
 */
export async function backUpLibrary(deps: BackupDeps): Promise<void> {
  const { notifications, format } = deps;
  const controller = new AbortController();
  const { signal } = controller;
  const showProgress = (progress: number) =>
    notifications.notify({
      kind: 'status',
      text: format({ kind: 'backing-up' }),
      action: { label: deps.cancelLabel, run: () => controller.abort() },
      progress,
    });
  try {
    showProgress(0);
    const at = deps.now().toISOString();
    const total = await deps.countRows();
    const chunks = writeParts(
      { format: 'provenote-backup', version: BACKUP_VERSION, createdAt: at, ...deps.getAbout() },
      deps.listRows(),
      createRowReporter(total.rows, showProgress),
    );
    const writtenFile = await deps.writeFile(chunks, signal);
    const delivery = await deps.deliver(writtenFile, formatBackupFileName(at), signal);
    const { file, folder } = delivery;
    await verify(deps, delivery, writtenFile.size, signal);
    await delivery.finish();
    await deps.lastBackup.set({ at, sources: total.sources, bytes: file.size });
    notifications.notifyStatus(format({ kind: 'backed-up', count: total.sources, bytes: file.size, folder }));
  } catch (error) {
    if (signal.aborted) notifications.notifyStatus(format({ kind: 'backup-cancelled' }));
    else if (isQuotaError(error) || isStorageAreaQuotaError(error) || (await deps.isDiskFull()))
      notifications.notifyError(format({ kind: 'backup-disk-full' }));
    else notifications.notifyError(format({ kind: 'backup-failed', reason: getErrorMessage(error) }));
  }
}

async function verify(
  { format }: BackupDeps,
  { file, discard }: DeliveredBackup,
  size: number,
  signal: AbortSignal,
): Promise<void> {
  try {
    if (file.size !== size || !(await isComplete(file, signal)))
      throw new Error(format({ kind: 'backup-not-verified' }));
  } catch (error) {
    await discard();
    throw error;
  }
}

/** Returns whether all bytes of a backup can be read as intact parts, up to the manifest. */
async function isComplete(file: Blob, signal: AbortSignal): Promise<boolean> {
  let lastKind = '';
  let end = 0;
  for await (const part of readParts(file)) {
    signal.throwIfAborted();
    if (part.start !== end) return false;
    end = part.end;
    lastKind = part.kind;
  }
  return lastKind === 'manifest';
}

// The number of progress reports. A report for every row would render the page more often than a reader
// can notice.
const REPORT_COUNT = 200;

function createRowReporter(total: number, showProgress: (progress: number) => void): () => void {
  const rowsPerReport = Math.max(1, Math.ceil(total / REPORT_COUNT));
  let count = 0;
  return () => {
    count += 1;
    // The last percent is for reading the file back.
    if (count % rowsPerReport === 0) showProgress(Math.min(0.99, count / total));
  };
}
