import type { UnfinishedImport } from '@/lib/record/schema/unfinished-import';
import type { LibraryMessage, Notifications } from './notifications';

/** The imports that have not ended, by the id of their change. */
export type RunningImports = {
  get: () => Promise<UnfinishedImports>;
  update: (change: (imports: UnfinishedImports) => UnfinishedImports) => Promise<void>;
};

export type UnfinishedImports = Record<string, UnfinishedImport>;

/** The dependencies of `notifyInterruptedImports`. */
type InterruptedImportsDeps = {
  runningImports: RunningImports;
  /** Whether a page imports a file at the moment. */
  isImporting: () => Promise<boolean>;
  notifications: Pick<Notifications, 'notifyError'>;
  formatMessage: (message: LibraryMessage) => string;
};

/**
 * Notifies the reader once of each import that was interrupted because its page was closed or the browser
 * stopped. Does nothing while a page imports a file, because the import in progress is stored in the same
 * list.
 */
export async function notifyInterruptedImports(deps: InterruptedImportsDeps): Promise<void> {
  const interruptedImports = await deps.runningImports.get();
  const ids = Object.keys(interruptedImports);
  if (ids.length === 0 || (await deps.isImporting())) return;
  const texts = Object.values(interruptedImports).map((interruptedImport) =>
    deps.formatMessage({ kind: 'import-interrupted', ...interruptedImport }),
  );
  deps.notifications.notifyError(texts.join(' '));
  const removeNotified = (imports: UnfinishedImports): UnfinishedImports =>
    Object.fromEntries(Object.entries(imports).filter(([id]) => !ids.includes(id)));
  // On a full disk, the list cannot be changed, so the reader is notified of these imports again.
  await deps.runningImports.update(removeNotified).catch(() => undefined);
}
