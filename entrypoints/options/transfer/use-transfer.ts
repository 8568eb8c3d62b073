import { useRef, useState } from 'react';
import type { ImportDryRun } from '@/lib/app/library/dry-run-import';
import { exportSources, readImportFile, runImport } from '@/lib/app/library/transfer';
import type { VenueTable } from '@/lib/app/library/venue-table';
import type { ExportFormat } from '@/lib/formats/table/export-formats';
import type { ImportChoices } from '@/lib/record/schema/import-choices';
import type { Database } from '@/lib/storage/open-database';
import type { LibraryActions } from '../use-library-actions';
import { openFilePicker } from './open-file-picker';
import { createExportTexts, createTransferDeps } from './transfer-deps';

/** The state and the actions of import and export. */
export type Transfer = {
  includeText: boolean;
  setIncludeText: (isIncluded: boolean) => void;
  chooseFile: () => void;
  /** The dry run that the reader must confirm or dismiss, or null. */
  dryRun: ImportDryRun | null;
  confirmImport: (choices: ImportChoices) => void;
  dismissImport: () => void;
  /** Exports these sources, or all sources if `stableIds` is null. */
  exportSources: (stableIds: string[] | null, format: ExportFormat) => void;
};

const ACCEPTED_FILES = '.json,.jsonl,.bib,.ris,.csv,.tsv,.txt,.html,.htm,.md,application/json,text/*';

/** Returns the import and export of the library. Notifications show their progress and results. */
export function useTransfer(
  database: Database,
  libraryActions: LibraryActions,
  venueTable: VenueTable | null,
): Transfer {
  const [includeText, setIncludeText] = useState(true);
  const [dryRun, setPlan] = useState<ImportDryRun | null>(null);
  const [deps] = useState(() => createTransferDeps(database, libraryActions));
  const isExporting = useRef(false);
  return {
    includeText,
    setIncludeText,
    dryRun,
    confirmImport: (choices) => {
      if (dryRun) void runImport(deps, dryRun, choices, venueTable);
      setPlan(null);
    },
    dismissImport: () => setPlan(null),
    chooseFile: () =>
      openFilePicker(
        ACCEPTED_FILES,
        (file) => void readImportFile(deps, file).then((dryRun) => dryRun && setPlan(dryRun)),
      ),
    exportSources: (ids, format) => {
      if (!venueTable || isExporting.current) return;
      isExporting.current = true;
      const { venues, customIds } = venueTable;
      const texts = createExportTexts(venueTable);
      const options = { ids, format, includeText, texts, venues, customVenueIds: customIds };
      void exportSources(deps, options).finally(() => {
        isExporting.current = false;
      });
    },
  };
}
