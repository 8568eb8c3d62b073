import { useRef, useState } from 'react';
import { formatProblem } from '@/lib/app/describe/format-problem';
import type { VenueTable } from '@/lib/app/library/venue-table';
import { formatCount } from '@/lib/browser/i18n/format-values';
import { t, tCount } from '@/lib/browser/i18n/message';
import type { Database } from '@/lib/storage/open-database';
import { lastExport } from '@/lib/storage/settings/settings';
import type { LibraryActions } from '../use-library-actions';
import { type ImportCounts, importRecords } from './import-records';
import { type ImportPlan, planImport } from './plan-import';
import { downloadFile, writeExport } from './write-export';

/** Bringing records in and taking them out. */
export type Transfer = {
  includeText: boolean;
  setIncludeText: (isIncluded: boolean) => void;
  chooseFile: () => void;
  /** The dry run that waits for a yes; null: none. */
  plan: ImportPlan | null;
  /** Adds what the dry run showed; with `replace` also over records that differ. */
  confirmImport: (shouldReplace: boolean) => void;
  dismissImport: () => void;
  /** Writes these sources, or with null all of them, into a file that the browser downloads. */
  exportSources: (stableIds: string[] | null) => void;
};

/** Import and export over the store. Progress and outcome go to the note at the foot. */
export function useTransfer(
  database: Database,
  libraryActions: LibraryActions,
  venueTable: VenueTable | null,
): Transfer {
  const [includeText, setIncludeText] = useState(true);
  const [plan, setPlan] = useState<ImportPlan | null>(null);
  const runningExport = useRef<AbortController | null>(null);
  const exportSources = async (ids: string[] | null) => {
    if (!venueTable || runningExport.current) return;
    runningExport.current = new AbortController();
    const exportOptions = { ids, includeText, venues: venueTable.list, ownIds: venueTable.ownIds };
    await runExport(
      database,
      libraryActions,
      exportOptions,
      ids?.length ?? (await database.sources.count()),
      runningExport.current,
    );
    runningExport.current = null;
  };
  const confirmImport = async (shouldReplace: boolean) => {
    if (!plan) return;
    setPlan(null);
    const newVenues = plan.contents.venues.filter((venue) => !isInVenueTable(venue, venueTable));
    const reply = await importRecords({ ...plan.contents, venues: newVenues }, shouldReplace, (fraction) =>
      libraryActions.notify({
        kind: 'status',
        text: t('libraryImporting'),
        action: null,
        progress: fraction,
      }),
    );
    if (!reply.ok) return libraryActions.notifyError(formatProblem(reply.problem));
    libraryActions.notifyStatus(formatImportSummary(reply.value));
  };
  return {
    includeText,
    setIncludeText,
    plan,
    confirmImport: (shouldReplace) => void confirmImport(shouldReplace),
    dismissImport: () => setPlan(null),
    chooseFile: () => openFilePicker((file) => void readImportFile(database, libraryActions, file, setPlan)),
    exportSources: (ids) => void exportSources(ids),
  };
}

function formatImportSummary({
  added,
  replaced,
  restored,
  left: unchanged,
  refused: rejected,
  texts,
}: ImportCounts): string {
  return [
    t('libraryImported', formatCount(added), formatCount(replaced), formatCount(unchanged)),
    restored > 0 ? tCount('libraryImportRestored', restored) : '',
    texts > 0 ? tCount('libraryImportTexts', texts) : '',
    rejected > 0 ? tCount('libraryImportRefused', rejected) : '',
  ]
    .filter((words) => words !== '')
    .join(' · ');
}

async function runExport(
  database: Database,
  libraryActions: LibraryActions,
  exportOptions: Parameters<typeof writeExport>[1],
  totalCount: number,
  abortController: AbortController,
): Promise<void> {
  const cancel = { label: t('recordCancel'), run: () => abortController.abort() };
  let nextUpdateAt = 0;
  const showProgress = (writtenCount: number) => {
    // The bar moves a hundred times at most, however many there are.
    if (writtenCount < nextUpdateAt) return;
    nextUpdateAt = writtenCount + totalCount / 100;
    libraryActions.notify({
      kind: 'status',
      text: t('libraryExporting'),
      action: cancel,
      progress: totalCount === 0 ? 1 : writtenCount / totalCount,
    });
  };
  try {
    const { file, sourceCount, badRowCount } = await writeExport(
      database,
      exportOptions,
      showProgress,
      abortController.signal,
    );
    const at = new Date().toISOString();
    downloadFile(file, `provenote-${at.slice(0, 10)}.json`);
    if (exportOptions.ids === null) await lastExport.set({ at, sources: sourceCount });
    const message = tCount('libraryExported', sourceCount);
    libraryActions.notifyStatus(
      badRowCount > 0 ? `${message} ${tCount('libraryExportBad', badRowCount)}` : message,
    );
  } catch (error) {
    if (abortController.signal.aborted) libraryActions.notifyStatus(t('libraryExportCancelled'));
    else
      libraryActions.notifyError(
        t('libraryExportFailed', error instanceof Error ? error.message : String(error)),
      );
  }
}

async function readImportFile(
  database: Database,
  libraryActions: LibraryActions,
  file: File,
  onPlan: (plan: ImportPlan) => void,
): Promise<void> {
  try {
    const result = await planImport(database, file);
    if (result.ok) return onPlan(result.value);
    const { problem } = result;
    libraryActions.notifyError(
      problem.kind === 'other-version'
        ? t('libraryImportVersion', problem.foundVersion)
        : t('libraryImportNot', file.name),
    );
  } catch (error) {
    libraryActions.notifyError(
      t('libraryImportFailed', error instanceof Error ? error.message : String(error)),
    );
  }
}

const isInVenueTable = (venue: VenueTable['list'][number], venueTable: VenueTable | null): boolean => {
  const existingVenue = venueTable?.list.find(({ id }) => id === venue.id);
  return JSON.stringify(existingVenue) === JSON.stringify(venue);
};

function openFilePicker(onFile: (file: File) => void): void {
  const input = document.createElement('input');
  input.type = 'file';
  input.accept = '.json,application/json';
  input.addEventListener('change', () => input.files?.[0] && onFile(input.files[0]));
  input.click();
}
