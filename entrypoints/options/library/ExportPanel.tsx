import { ExportDialog, type ExportScope } from '@/components/library/ExportDialog';
import { EXPORT_FORMATS } from '@/lib/formats/table/export-formats';
import type { Database } from '@/lib/storage/open-database';
import { listMatchingIds } from '@/lib/storage/queries/list-matching-ids';
import type { ListQuery } from '@/lib/storage/queries/read-list-page';
import { exportFormat } from '@/lib/storage/settings/settings';
import type { Transfer } from '../transfer/use-transfer';
import type { LibraryActions } from '../use-library-actions';
import { useSettingControl } from '../use-setting';

type Props = {
  database: Database;
  query: ListQuery;
  selectedIds: string[];
  transfer: Transfer;
  libraryActions: LibraryActions;
  onClose: () => void;
};

/** The export dialog for the current list and selection. It remembers the format. */
export function ExportPanel({ database, query, selectedIds, transfer, libraryActions, onClose }: Props) {
  const { value, set } = useSettingControl(exportFormat, libraryActions);
  const format = EXPORT_FORMATS.find((known) => known === value) ?? 'json';
  const listIds = async (scope: ExportScope): Promise<string[] | null> => {
    if (scope === 'all') return null;
    return scope === 'selection' ? selectedIds : listMatchingIds(database, query);
  };
  return (
    <ExportDialog
      selectedCount={selectedIds.length}
      isFiltered={isFiltered(query)}
      format={format}
      onFormatChange={(chosenFormat) => void set(chosenFormat)}
      isTextIncluded={transfer.includeText}
      onIncludeTextChange={transfer.setIncludeText}
      onExport={(scope) => {
        onClose();
        void listIds(scope).then((ids) => transfer.exportSources(ids, format));
      }}
      onDismiss={onClose}
    />
  );
}

const isFiltered = ({ section, missingField, type, terms }: ListQuery): boolean =>
  section !== null || missingField !== null || type !== null || terms.length > 0;
