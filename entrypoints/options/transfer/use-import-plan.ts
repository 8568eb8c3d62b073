import { useRef, useState } from 'react';
import type { ImportDryRun } from '@/lib/app/library/dry-run-import';
import { readImportFile, type TransferDeps } from '@/lib/app/library/transfer';
import { addColumnMapping, type ColumnFields } from '@/lib/formats/import/table-fields';
import { columnFields } from '@/lib/storage/settings/settings';

/** The dry run of the chosen file, and the actions that change it. */
export type ImportPlanState = {
  /** The dry run that the reader must confirm or dismiss, or null. */
  dryRun: ImportDryRun | null;
  /** Whether the dry run is being repeated with other columns. */
  isPlanning: boolean;
  planFile: (file: File) => void;
  /** Maps the columns of the table to other fields, remembers them for its header, and repeats the dry run. */
  changeColumns: (fields: ColumnFields) => void;
  dismissImport: () => void;
};

/** Returns the dry run of the file that the reader chose. */
export function useImportPlan(deps: TransferDeps): ImportPlanState {
  const [dryRun, setDryRun] = useState<ImportDryRun | null>(null);
  const [isPlanning, setIsPlanning] = useState(false);
  const file = useRef<File | null>(null);
  // Only the latest dry run is shown.
  const lastRun = useRef(0);
  const plan = async (chosenFile: File) => {
    lastRun.current += 1;
    const run = lastRun.current;
    file.current = chosenFile;
    const newDryRun = await readImportFile(deps, chosenFile);
    if (run !== lastRun.current) return;
    setIsPlanning(false);
    if (newDryRun) setDryRun(newDryRun);
  };
  return {
    dryRun,
    isPlanning,
    planFile: (chosenFile) => void plan(chosenFile),
    changeColumns: (fields) => {
      const columns = dryRun?.contents.columns;
      const chosenFile = file.current;
      if (!columns || !chosenFile) return;
      setIsPlanning(true);
      setDryRun({ ...dryRun, contents: { ...dryRun.contents, columns: { ...columns, fields } } });
      void columnFields
        .update((saved) => addColumnMapping(saved, { header: columns.header, fields }))
        .then(() => plan(chosenFile));
    },
    dismissImport: () => {
      lastRun.current += 1;
      setIsPlanning(false);
      setDryRun(null);
    },
  };
}
