import { browser } from 'wxt/browser';
import { formatLibraryMessage } from '@/lib/app/describe/format-library-message';
import type { BackupDeps } from '@/lib/app/library/backup/back-up';
import type { RestoreDeps } from '@/lib/app/library/backup/restore-backup';
import { err, ok } from '@/lib/base/result';
import { t } from '@/lib/browser/i18n/message';
import { send } from '@/lib/browser/messages/send';
import { BackupTable } from '@/lib/record/schema/backup-table';
import type { Database } from '@/lib/storage/open-database';
import { countBackupRows, listBackupRows } from '@/lib/storage/queries/backup-rows';
import { isDiskFull } from '@/lib/storage/queries/is-disk-full';
import {
  ITEM_KINDS,
  type ItemKind,
  planItemRestore,
  restoreItems,
} from '@/lib/storage/settings/backup-items';
import { lastBackup } from '@/lib/storage/settings/settings';
import { writeToFile } from '../transfer/export-file';
import type { LibraryActions } from '../use-library-actions';

/** Creates the dependencies of a backup, except `deliver`, which depends on where the file is stored. */
export const createBackupDeps = (
  database: Database,
  notifications: LibraryActions,
): Omit<BackupDeps, 'deliver'> => ({
  now: () => new Date(),
  getAbout: () => {
    const { name, version } = browser.runtime.getManifest();
    return { databaseVersion: database.verno, generator: { name, version } };
  },
  countRows: async () => ({
    rows: await countBackupRows(database),
    sources: await database.sources.count(),
  }),
  listRows: () => listBackupRows(database),
  writeFile: (chunks, signal) => writeToFile(chunks, signal, 'backup'),
  lastBackup,
  isDiskFull,
  notifications,
  format: formatLibraryMessage,
  cancelLabel: t('buttonCancel'),
});

/** Creates the dependencies of checking and restoring a backup. The worker writes tables, and this page writes items. */
export const createRestoreDeps = (database: Database, notifications: LibraryActions): RestoreDeps => ({
  databaseVersion: database.verno,
  planRows: async (kind, rows) => {
    const table = BackupTable.safeParse(kind);
    if (table.success) return send('backup/plan', { table: table.data, rows: [...rows] });
    return isItemKind(kind) ? ok({ counts: await planItemRestore(kind, rows), titles: [] }) : null;
  },
  restoreRows: async (kind, rows) => {
    const table = BackupTable.safeParse(kind);
    if (table.success)
      return send('backup/restore', { table: table.data, rows: [...rows], partId: crypto.randomUUID() });
    if (!isItemKind(kind)) return null;
    return restoreItems(kind, rows).then(ok, () => err({ kind: 'disk-full' }));
  },
  notifications,
  format: formatLibraryMessage,
  cancelLabel: t('buttonCancel'),
});

// The cast is safe, because `ITEM_KINDS` lists every `ItemKind`, and `includes` only compares.
const isItemKind = (kind: string): kind is ItemKind => ITEM_KINDS.includes(kind as ItemKind);
