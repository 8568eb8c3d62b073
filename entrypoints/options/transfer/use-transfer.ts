import { useCallback, useRef, useState } from 'react';
import { exportSources, runImport } from '@/lib/app/library/transfer';
import type { VenueTable } from '@/lib/app/library/venue-table';
import type { NoteInput } from '@/lib/formats/notes/format-note';
import type { ExportFormat } from '@/lib/formats/table/export-formats';
import type { ImportChoices } from '@/lib/record/schema/import-choices';
import type { Database } from '@/lib/storage/open-database';
import type { LibraryActions } from '../use-library-actions';
import { openFilePicker } from './open-file-picker';
import { createTransferDeps, loadExportTexts, loadSample } from './transfer-deps';
import { type ImportPlanState, useImportPlan } from './use-import-plan';

/** The state and the actions of import and export. */
export type Transfer = Omit<ImportPlanState, 'planFile'> & {
  includeText: boolean;
  setIncludeText: (isIncluded: boolean) => void;
  chooseFile: () => void;
  confirmImport: (choices: ImportChoices) => void;
  /** Loads the source with this id, or any source, to preview an export. */
  loadSample: (stableId: string | null) => Promise<NoteInput | null>;
  /** Exports these sources, or all sources if `stableIds` is null. */
  exportSources: (stableIds: string[] | null, format: ExportFormat) => void;
};

const ACCEPTED_FILES = '.json,.jsonl,.bib,.ris,.rdf,.csv,.tsv,.txt,.html,.htm,.md,application/json,text/*';

/** Returns the import and export of the library. Notifications show their progress and results. */
export function useTransfer(
  database: Database,
  libraryActions: LibraryActions,
  venueTable: VenueTable | null,
): Transfer {
  const [includeText, setIncludeText] = useState(true);
  const [deps] = useState(() => createTransferDeps(database, libraryActions));
  const isExporting = useRef(false);
  const { dryRun, planFile, dismissImport, ...plan } = useImportPlan(deps);
  return {
    ...plan,
    includeText,
    setIncludeText,
    dryRun,
    confirmImport: (choices) => {
      if (dryRun) void runImport(deps, dryRun, choices, venueTable);
      dismissImport();
    },
    dismissImport,
    loadSample: useCallback(
      async (stableId) => venueTable && (await loadSample(deps, venueTable, stableId)),
      [deps, venueTable],
    ),
    chooseFile: () => openFilePicker(ACCEPTED_FILES, planFile),
    exportSources: (ids, format) => {
      if (!venueTable || isExporting.current) return;
      isExporting.current = true;
      const { venues, customIds } = venueTable;
      void loadExportTexts(venueTable)
        .then((texts) =>
          exportSources(deps, { ids, format, includeText, texts, venues, customVenueIds: customIds }),
        )
        .finally(() => {
          isExporting.current = false;
        });
    },
  };
}
