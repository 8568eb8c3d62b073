import { useRef, useState } from 'react';
import type { ImportDryRun } from '@/lib/app/library/dry-run-import';
import { readImportFile, type TransferDeps } from '@/lib/app/library/transfer';
import {
  addColumnMapping,
  type ColumnMapping,
  type SavedColumnFields,
} from '@/lib/formats/import/table-fields';
import { columnFields } from '@/lib/storage/settings/settings';

/** The dry run of the chosen file, and the actions that change it. */
export type ImportPlanState = {
  /** The dry run that the reader must confirm or dismiss, or null. */
  dryRun: ImportDryRun | null;
  /** Whether the dry run is being repeated with other columns. */
  isPlanning: boolean;
  /** The URLs in the text if the reader pasted it. They can be added instead of the references. */
  pastedUrls: readonly string[];
  /** Starts the dry run of a file. `pastedUrls` are the URLs in a text that the reader pasted. */
  startDryRun: (file: File, pastedUrls?: readonly string[]) => void;
  /**
   * Maps the columns of the table to other fields, saves the mapping for tables with the same header, and
   * repeats the dry run.
   */
  changeColumns: (fields: ColumnMapping) => void;
  dismissImport: () => void;
};

/** Returns the dry run of the file that the reader chose. */
export function useImportPlan(deps: TransferDeps): ImportPlanState {
  const [dryRun, setDryRun] = useState<ImportDryRun | null>(null);
  const [isPlanning, setIsPlanning] = useState(false);
  const [pastedUrls, setPastedUrls] = useState<readonly string[]>([]);
  const file = useRef<File | null>(null);
  // The dry run that ended last, which is shown again if the next one fails. After a change of the
  // columns, the shown dry run has the new columns but still the old rows.
  const lastDryRun = useRef<ImportDryRun | null>(null);
  // The number of the latest dry run. The results of earlier ones are ignored.
  const lastRun = useRef(0);
  const plan = async (planDeps: TransferDeps, chosenFile: File, urls: readonly string[]) => {
    lastRun.current += 1;
    const run = lastRun.current;
    const newDryRun = await readImportFile(planDeps, chosenFile);
    if (run !== lastRun.current) return;
    setIsPlanning(false);
    if (newDryRun) {
      file.current = chosenFile;
      lastDryRun.current = newDryRun;
      setPastedUrls(urls);
    }
    setDryRun(lastDryRun.current);
  };
  return {
    dryRun,
    isPlanning,
    pastedUrls,
    startDryRun: (chosenFile, urls = []) => void plan(deps, chosenFile, urls),
    changeColumns: (fields) => {
      const columns = dryRun?.contents.columns;
      const chosenFile = file.current;
      if (!columns || !chosenFile) return;
      setIsPlanning(true);
      setDryRun({ ...dryRun, contents: { ...dryRun.contents, columns: { ...columns, fields } } });
      const addMapping = (saved: readonly SavedColumnFields[]) =>
        addColumnMapping(saved, { header: columns.header, fields });
      // If the mapping cannot be saved, it is used for this file only.
      void columnFields.update(addMapping).catch(() => undefined);
      const getFields = async () => addMapping(await deps.columnFields.get());
      void plan({ ...deps, columnFields: { get: getFields } }, chosenFile, pastedUrls);
    },
    dismissImport: () => {
      lastRun.current += 1;
      lastDryRun.current = null;
      setIsPlanning(false);
      setDryRun(null);
    },
  };
}
