import { getErrorMessage } from '@/lib/base/error-message';
import { isQuotaError, isStorageAreaQuotaError } from '@/lib/base/is-quota-error';
import type { SavedColumnFields } from '@/lib/formats/import/table-fields';
import type { ExportProblem } from '@/lib/formats/parse-export-file';
import { FILE_EXTENSIONS } from '@/lib/formats/table/export-formats';
import type { ImportChoices } from '@/lib/record/schema/import-choices';
import { hasWrittenAnything, type LibraryChange } from '@/lib/record/schema/library-change';
import type { Venue } from '@/lib/record/schema/venue';
import type { DryRunDeps, ImportDryRun } from './dry-run-import';
import type { FileChanged } from './import-contents';
import { type ImportResult, importContents, type SendChunk } from './import-file';
import type { RunningImports } from './interrupted-imports';
import type { LibraryMessage, Notification, Notifications } from './notifications';
import { canBeUndone, type SettingAccess } from './undo';
import { isInVenueTable, type VenueTable } from './venue-table';
import { type ExportDeps, type ExportOptions, writeExport } from './write-export';
import { writeFormattedExport } from './write-formatted-export';

/** The dependencies of import and export. */
export type TransferDeps = DryRunDeps &
  ExportDeps & {
    now: () => Date;
    /** Counts all sources, for the progress bar. */
    countSources: () => Promise<number>;
    sendChunk: SendChunk;
    createId: () => string;
    /** Runs the import. Until it ends, the Undo of changes up to `changeTime` is hidden, and the search index is built less often. */
    runWhileImporting: <T>(changeTime: string, run: () => Promise<T>) => Promise<T>;
    /** Deletes the change of an import that has changed no source. */
    deleteEmptyChange: (changeId: string) => Promise<unknown>;
    /** Returns the action of a notification that undoes a change. */
    buildUndoAction: (change: LibraryChange) => Notification['action'];
    downloadFile: (file: Blob, name: string) => void;
    /** Resolves to whether the disk is full. Various errors of the browser can mean that, even those of reads. */
    isDiskFull: () => Promise<boolean>;
    runningImports: Pick<RunningImports, 'update'>;
    columnFields: Pick<SettingAccess<SavedColumnFields[]>, 'get'>;
    lastExport: Pick<SettingAccess<{ at: string; sources: number } | null>, 'set'>;
    notifications: Pick<Notifications, 'notify' | 'close' | 'notifyStatus' | 'notifyError'>;
    formatMessage: (message: LibraryMessage) => string;
    cancelLabel: string;
  };

/**
 * Exports sources to a file that the browser downloads. A notification shows the progress with a Cancel button, then
 * the result. If all sources were exported as JSON, the time is saved as `lastExport`.
 */
export async function exportSources(deps: TransferDeps, options: ExportOptions): Promise<void> {
  const { notifications, formatMessage } = deps;
  const abortController = new AbortController();
  try {
    const totalCount = options.ids?.length ?? (await deps.countSources());
    const showProgress = createProgressReporter(totalCount, (progress) =>
      notifications.notify({
        kind: 'status',
        text: formatMessage({ kind: 'exporting' }),
        action: { label: deps.cancelLabel, run: () => abortController.abort() },
        progress,
      }),
    );
    const { file, sourceCount, invalidRowCount } = await writeExportInFormat(
      deps,
      options,
      showProgress,
      abortController.signal,
    );
    const at = deps.now().toISOString();
    deps.downloadFile(file, `provenote-${at.slice(0, 10)}${FILE_EXTENSIONS[options.format]}`);
    if (options.ids === null && options.format === 'json')
      await deps.lastExport.set({ at, sources: sourceCount });
    notifications.notifyStatus(
      formatMessage({
        kind: 'exported',
        count: sourceCount,
        invalidRowCount,
        areInvalidRowsIncluded: options.format === 'json',
      }),
    );
  } catch (error) {
    if (abortController.signal.aborted)
      notifications.notifyStatus(formatMessage({ kind: 'export-cancelled' }));
    else if (isQuotaError(error) || isStorageAreaQuotaError(error) || (await deps.isDiskFull()))
      notifications.notifyError(formatMessage({ kind: 'export-disk-full' }));
    else notifications.notifyError(formatMessage({ kind: 'export-failed', reason: getErrorMessage(error) }));
  }
}

const writeExportInFormat: typeof writeExport = (deps, options, onProgress, signal) =>
  options.format === 'json'
    ? writeExport(deps, options, onProgress, signal)
    : writeFormattedExport(deps, { ...options, format: options.format }, onProgress, signal);

// Below this size in bytes a file is read before a progress bar could be seen.
const MIN_SIZE_WITH_PROGRESS = 2_000_000;

/**
 * Reads a file and plans its import. For a large file, a notification shows the progress with a Cancel button. Notifies the reader and
 * returns null if the file cannot be imported or the reader cancels.
 */
export async function readImportFile(deps: TransferDeps, file: File): Promise<ImportDryRun | null> {
  const { notifications, formatMessage } = deps;
  const abortController = new AbortController();
  const hasProgress = file.size > MIN_SIZE_WITH_PROGRESS;
  const showProgress = createProgressReporter(1, (progress) =>
    notifications.notify({
      kind: 'status',
      text: formatMessage({ kind: 'reading-import' }),
      action: { label: deps.cancelLabel, run: () => abortController.abort() },
      progress,
    }),
  );
  try {
    const { dryRunImport } = await import('./dry-run-import');
    const result = await dryRunImport(deps, file, deps.now(), await deps.columnFields.get(), {
      onProgress: hasProgress ? showProgress : () => undefined,
      signal: abortController.signal,
    });
    if (hasProgress) notifications.close();
    if (result.ok) return result.value;
    notifications.notifyError(formatMessage(buildReadProblemMessage(result.problem, file.name)));
  } catch (error) {
    if (abortController.signal.aborted)
      notifications.notifyStatus(formatMessage({ kind: 'import-reading-cancelled' }));
    else notifications.notifyError(formatMessage({ kind: 'import-failed', reason: getErrorMessage(error) }));
  }
  return null;
}

function buildReadProblemMessage(problem: ExportProblem | FileChanged, fileName: string): LibraryMessage {
  switch (problem.kind) {
    case 'other-version':
      return { kind: 'import-other-version', foundVersion: problem.foundVersion };
    case 'file-changed':
      return { kind: 'import-file-changed' };
    case 'no-address-column':
      return { kind: 'import-no-address-column', fileName, columns: problem.columns };
    case 'not-an-export':
      return { kind: 'not-an-export', fileName };
  }
}

/**
 * Imports the sources that the dry run read from the file. The notification shows the progress with a Cancel button, then what was
 * imported and what was not, with Undo of the whole import. `choices` says what to do with each group of sources. Does not send venues
 * to the worker that are already in `venueTable`.
 */
export async function runImport(
  deps: TransferDeps,
  { contents, fileName }: ImportDryRun,
  choices: ImportChoices,
  venueTable: VenueTable | null,
): Promise<void> {
  const { notifications, formatMessage } = deps;
  const newVenues = contents.venues.filter((venue: Venue) => !isInVenueTable(venue, venueTable));
  const abortController = new AbortController();
  const change = { id: deps.createId(), at: deps.now().toISOString() };
  let writtenChange: LibraryChange | null = null;
  const sendChunk: SendChunk = async (chunk) => {
    const chunkCount = writtenChange?.chunkCount ?? 0;
    const response = await deps.sendChunk({ ...chunk, change: { ...change, chunkCount } });
    if (response.ok) writtenChange = response.value.change ?? writtenChange;
    return response;
  };
  const sourceCount = contents.sources.references.length;
  const recordProgress = (progress: number): void => {
    const doneCount = Math.round(progress * sourceCount);
    updateRunningImports(deps, (imports) => ({
      ...imports,
      [change.id]: { fileName, sourceCount, doneCount },
    }));
  };
  const importWithProgress = async (): Promise<ImportResult> => {
    recordProgress(0);
    const result = await importContents(sendChunk, { ...contents, venues: newVenues }, choices, {
      onProgress: (progress) => {
        recordProgress(progress);
        notifications.notify({
          kind: 'status',
          text: formatMessage({ kind: 'importing' }),
          action: { label: deps.cancelLabel, run: () => abortController.abort() },
          progress,
        });
      },
      signal: abortController.signal,
    });
    removeRunningImport(deps, change.id);
    return result;
  };
  let message: LibraryMessage;
  try {
    const result = await deps.runWhileImporting(change.at, importWithProgress);
    message = buildImportMessage(result, writtenChange);
    await deleteIfEmpty(deps, writtenChange);
  } catch (error) {
    message = { kind: 'import-failed', reason: getErrorMessage(error) };
    removeRunningImport(deps, change.id);
  }
  notifications.notify({
    kind: isFailure(message) ? 'alert' : 'status',
    text: formatMessage(message),
    ...(writtenChange && canBeUndone(writtenChange)
      ? { action: deps.buildUndoAction(writtenChange), changeId: change.id }
      : { action: null }),
    progress: null,
  });
}

/** Changes the stored list of running imports. If it cannot be written, the library does not report that the import was interrupted. */
function updateRunningImports(
  { runningImports }: TransferDeps,
  updateImports: Parameters<RunningImports['update']>[0],
): void {
  void runningImports.update(updateImports).catch(() => undefined);
}

const removeRunningImport = (deps: TransferDeps, changeId: string): void =>
  updateRunningImports(deps, ({ [changeId]: _ended, ...others }) => others);

const isFailure = (message: LibraryMessage): boolean =>
  message.kind === 'import-failed' || (message.kind === 'import-stopped' && message.problem !== null);

async function deleteIfEmpty(
  { deleteEmptyChange }: TransferDeps,
  change: LibraryChange | null,
): Promise<void> {
  if (change && !hasWrittenAnything(change)) await deleteEmptyChange(change.id);
}

function buildImportMessage(
  { counts, remainingCount, problem }: ImportResult,
  change: LibraryChange | null,
): LibraryMessage {
  const venueCount = change?.newVenueCount ?? 0;
  return problem || remainingCount > 0
    ? { kind: 'import-stopped', counts, venueCount, remainingCount, problem }
    : { kind: 'imported', counts, venueCount };
}

/** Returns a function that takes the number of finished items. It calls `onProgress` at most 100 times. */
function createProgressReporter(
  totalCount: number,
  onProgress: (fraction: number) => void,
): (writtenCount: number) => void {
  let nextReportedCount = 0;
  return (writtenCount) => {
    if (writtenCount < nextReportedCount) return;
    nextReportedCount = writtenCount + totalCount / 100;
    onProgress(totalCount === 0 ? 1 : writtenCount / totalCount);
  };
}
