import type { Result } from '@/lib/base/result';
import type { ExportProblem } from '@/lib/formats/parse-export-file';
import type { Venue } from '@/lib/record/schema/venue';
import { type DryRunDeps, dryRunImport, type ImportDryRun } from './dry-run-import';
import { type AddRecords, importRecords } from './import-records';
import type { LibraryMessage, Notifications } from './notifications';
import type { SettingPort } from './undo';
import { isInVenueTable, type VenueTable } from './venue-table';
import { type ExportDeps, type ExportOptions, writeExport } from './write-export';

/** The dependencies of import and export. */
export type TransferDeps = DryRunDeps &
  ExportDeps & {
    now: () => Date;
    /** Counts all sources, for the progress bar. */
    countSources: () => Promise<number>;
    addRecords: AddRecords;
    downloadFile: (file: Blob, name: string) => void;
    lastExport: Pick<SettingPort<{ at: string; sources: number } | null>, 'set'>;
    notifications: Pick<Notifications, 'notify' | 'notifyStatus' | 'notifyError'>;
    format: (message: LibraryMessage) => string;
    cancelLabel: string;
  };

/**
 * Writes sources into a file that the browser downloads. The notification shows the progress with a Cancel button, then
 * the result. The time of an export of all sources is saved as `lastExport`.
 */
export async function exportSources(deps: TransferDeps, options: ExportOptions): Promise<void> {
  const { notifications, format } = deps;
  const abortController = new AbortController();
  const totalCount = options.ids?.length ?? (await deps.countSources());
  const showProgress = createProgress(totalCount, (progress) =>
    notifications.notify({
      kind: 'status',
      text: format({ kind: 'exporting' }),
      action: { label: deps.cancelLabel, run: () => abortController.abort() },
      progress,
    }),
  );
  try {
    const { file, sourceCount, badRowCount } = await writeExport(
      deps,
      options,
      showProgress,
      abortController.signal,
    );
    const at = deps.now().toISOString();
    deps.downloadFile(file, `provenote-${at.slice(0, 10)}.json`);
    if (options.ids === null) await deps.lastExport.set({ at, sources: sourceCount });
    notifications.notifyStatus(format({ kind: 'exported', count: sourceCount, badRowCount }));
  } catch (error) {
    if (abortController.signal.aborted) notifications.notifyStatus(format({ kind: 'export-cancelled' }));
    else notifications.notifyError(format({ kind: 'export-failed', reason: describeError(error) }));
  }
}

/** Reads a file and plans its import. If the file cannot be imported, notifies the reader and returns null. */
export async function readImportFile(
  deps: TransferDeps,
  file: { name: string; text: () => Promise<string> },
): Promise<ImportDryRun | null> {
  const { notifications, format } = deps;
  try {
    const result: Result<ImportDryRun, ExportProblem> = await dryRunImport(deps, await file.text());
    if (result.ok) return result.value;
    const { problem } = result;
    notifications.notifyError(
      format(
        problem.kind === 'other-version'
          ? { kind: 'import-other-version', foundVersion: problem.foundVersion }
          : { kind: 'not-an-export', fileName: file.name },
      ),
    );
  } catch (error) {
    notifications.notifyError(format({ kind: 'import-failed', reason: describeError(error) }));
  }
  return null;
}

/** Imports the contents of a dry run; with `shouldReplace`, records that differ are replaced. Known venues are not sent. */
export async function confirmImport(
  deps: TransferDeps,
  { contents }: ImportDryRun,
  shouldReplace: boolean,
  venueTable: VenueTable | null,
): Promise<void> {
  const { notifications, format } = deps;
  const newVenues = contents.venues.filter((venue: Venue) => !isInVenueTable(venue, venueTable));
  const reply = await importRecords(
    deps.addRecords,
    { ...contents, venues: newVenues },
    shouldReplace,
    (progress) =>
      notifications.notify({ kind: 'status', text: format({ kind: 'importing' }), action: null, progress }),
  );
  if (reply.ok) notifications.notifyStatus(format({ kind: 'imported', counts: reply.value }));
  else notifications.notifyError(format({ kind: 'problem', problem: reply.problem }));
}

/** Limits the updates of the progress bar to a hundred. */
function createProgress(
  totalCount: number,
  onProgress: (fraction: number) => void,
): (writtenCount: number) => void {
  let nextUpdateAt = 0;
  return (writtenCount) => {
    if (writtenCount < nextUpdateAt) return;
    nextUpdateAt = writtenCount + totalCount / 100;
    onProgress(totalCount === 0 ? 1 : writtenCount / totalCount);
  };
}

const describeError = (error: unknown): string => (error instanceof Error ? error.message : String(error));
