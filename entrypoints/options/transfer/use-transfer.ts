import { useCallback, useEffect, useRef, useState } from 'react';
import { notifyInterruptedImports } from '@/lib/app/library/interrupted-imports';
import { exportSources, runImport } from '@/lib/app/library/transfer';
import type { VenueTable } from '@/lib/app/library/venue-table';
import { IMPORT_LOCK, isLockHeld } from '@/lib/browser/web-locks';
import type { NoteInput } from '@/lib/formats/notes/format-note';
import type { ExportFormat } from '@/lib/formats/table/export-formats';
import type { ImportChoices } from '@/lib/record/schema/import-choices';
import type { Database } from '@/lib/storage/open-database';
import { runningImports } from '@/lib/storage/settings/settings';
import type { LibraryActions } from '../use-library-actions';
import { openFilePicker } from './open-file-picker';
import { createTransferDeps, loadFormatOptions, loadPreviewInput } from './transfer-deps';
import { type ImportPlanState, useImportPlan } from './use-import-plan';

/** The state and the actions of import and export. */
export type Transfer = ImportPlanState & {
  includeText: boolean;
  setIncludeText: (isIncluded: boolean) => void;
  chooseFile: () => void;
  confirmImport: (choices: ImportChoices) => void;
  /** Loads what a preview of an export shows: the source with this id, or the first one of the library if the id is null. */
  loadPreviewInput: (stableId: string | null) => Promise<NoteInput | null>;
  /** Exports these sources, or all sources if `stableIds` is null. */
  exportSources: (stableIds: string[] | null, format: ExportFormat) => void;
};

const ACCEPTED_FILES = '.json,.jsonl,.bib,.ris,.rdf,.csv,.tsv,.txt,.html,.htm,.md,application/json,text/*';

/** Returns the state and the actions of import and export. Notifications show their progress and results. */
export function useTransfer(
  database: Database,
  libraryActions: LibraryActions,
  venueTable: VenueTable | null,
): Transfer {
  const [includeText, setIncludeText] = useState(true);
  const [deps] = useState(() => createTransferDeps(database, libraryActions));
  const isExporting = useRef(false);
  useEffect(() => {
    const isImporting = () => isLockHeld(IMPORT_LOCK);
    void notifyInterruptedImports({ ...deps, runningImports, isImporting });
  }, [deps]);
  const { dryRun, startDryRun, dismissImport, ...plan } = useImportPlan(deps);
  return {
    ...plan,
    startDryRun,
    includeText,
    setIncludeText,
    dryRun,
    confirmImport: (choices) => {
      if (dryRun) void runImport(deps, dryRun, choices, venueTable);
      dismissImport();
    },
    dismissImport,
    loadPreviewInput: useCallback(
      async (stableId) => venueTable && (await loadPreviewInput(deps, venueTable, stableId)),
      [deps, venueTable],
    ),
    chooseFile: () => openFilePicker(ACCEPTED_FILES, startDryRun),
    exportSources: (ids, format) => {
      if (!venueTable || isExporting.current) return;
      isExporting.current = true;
      const { venues, customIds } = venueTable;
      void loadFormatOptions(venueTable)
        .then((formatOptions) =>
          exportSources(deps, { ids, format, includeText, formatOptions, venues, customVenueIds: customIds }),
        )
        .finally(() => {
          isExporting.current = false;
        });
    },
  };
}
