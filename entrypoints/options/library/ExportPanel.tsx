import { ExportDialog, type ExportScope } from '@/components/library/ExportDialog';
import { isFiltered } from '@/lib/app/library/facet-selection';
import type { SourceFilter } from '@/lib/app/library/route';
import { EXPORT_FORMATS } from '@/lib/formats/table/export-formats';
import type { LibraryQuery } from '@/lib/search/index/library-query';
import { exportFormat } from '@/lib/storage/settings/settings';
import type { IndexClient } from '../search-index/index-client';
import { listAllIds } from '../search-index/list-all-ids';
import type { Transfer } from '../transfer/use-transfer';
import type { LibraryActions } from '../use-library-actions';
import { useSettingControl } from '../use-setting';

type Props = {
  filter: SourceFilter;
  query: LibraryQuery;
  client: IndexClient;
  selectedIds: string[];
  transfer: Transfer;
  libraryActions: LibraryActions;
  onClose: () => void;
};

/** The export dialog for the current list and selection. It remembers the format. */
export function ExportPanel({
  filter,
  query,
  client,
  selectedIds,
  transfer,
  libraryActions,
  onClose,
}: Props) {
  const { value, set } = useSettingControl(exportFormat, libraryActions);
  const format = EXPORT_FORMATS.find((knownFormat) => knownFormat === value) ?? 'json';
  const listIds = async (scope: ExportScope): Promise<string[] | null> => {
    if (scope === 'all') return null;
    return scope === 'selection' ? selectedIds : listAllIds(client, query);
  };
  return (
    <ExportDialog
      selectedCount={selectedIds.length}
      isFiltered={isFiltered(filter) || filter.facets.section !== undefined}
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
