import { err, ok, type Result } from '@/lib/base/result';
import { readParts } from '@/lib/formats/backup/read-parts';
import {
  addRestoreCounts,
  createRestoreCounts,
  type RestoreCounts,
} from '@/lib/record/schema/restore-counts';
import type { WriteProblem } from '@/lib/record/schema/write-problem';
import type { LibraryMessage, Notifications, RestoreResult } from '../notifications';
import { type BackupCheck, type CheckBackupDeps, checkBackup, type FileControl } from './check-backup';

/** The dependencies of checking and restoring a backup. */
export type RestoreDeps = CheckBackupDeps & {
  /** Restores rows. Returns null if no rows of this kind are restored. */
  restoreRows: (
    kind: string,
    rows: readonly unknown[],
  ) => Promise<Result<RestoreCounts, WriteProblem> | null>;
  notifications: Pick<Notifications, 'notify' | 'close' | 'notifyStatus' | 'notifyError'>;
  format: (message: LibraryMessage) => string;
  cancelLabel: string;
};

/**
 * Adds the intact parts of a backup to the library. Each part is one transaction. No row of the library is
 * replaced.
 */
export async function restoreBackup(
  deps: Pick<RestoreDeps, 'restoreRows'>,
  file: Blob,
  { onProgress, signal }: FileControl,
): Promise<RestoreResult> {
  const countsByKind = new Map<string, RestoreCounts>();
  for await (const { kind, rows, end } of readParts(file)) {
    const result = signal.aborted ? err(null) : ((await deps.restoreRows(kind, rows)) ?? ok(null));
    if (!result.ok) return { countsByKind, isFinished: false, problem: result.problem };
    if (result.value)
      countsByKind.set(kind, addRestoreCounts(countsByKind.get(kind) ?? createRestoreCounts(), result.value));
    onProgress(end / file.size);
  }
  return { countsByKind, isFinished: true, problem: null };
}

/** Checks the file that the reader chose. A notification shows the progress. Returns null if the file cannot be restored. */
export async function checkChosenFile(deps: RestoreDeps, file: Blob): Promise<BackupCheck | null> {
  const { notifications, format } = deps;
  const result = await checkBackup(deps, file, startProgress(deps, 'checking-backup'));
  if (result.ok) {
    notifications.close();
    return result.value;
  }
  const { problem } = result;
  if (problem.kind === 'cancelled') notifications.close();
  else notifications.notifyError(format(problem));
  return null;
}

/** Restores a checked file. A notification shows the progress with a Cancel button, then what was restored and what was not. */
export async function restoreCheckedFile(deps: RestoreDeps, { file }: BackupCheck): Promise<void> {
  const { notifications, format } = deps;
  const result = await restoreBackup(deps, file, startProgress(deps, 'restoring-backup'));
  const text = format({ kind: 'restored-backup', ...result });
  if (result.problem) notifications.notifyError(text);
  else notifications.notifyStatus(text);
}

function startProgress(
  { notifications, format, cancelLabel }: RestoreDeps,
  kind: 'checking-backup' | 'restoring-backup',
): FileControl {
  const controller = new AbortController();
  const onProgress = (progress: number) =>
    notifications.notify({
      kind: 'status',
      text: format({ kind }),
      action: { label: cancelLabel, run: () => controller.abort() },
      progress,
    });
  onProgress(0);
  return { onProgress, signal: controller.signal };
}
