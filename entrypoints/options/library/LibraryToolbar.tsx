import { useState } from 'react';
import { SelectionBar } from '@/components/library/SelectionBar';
import { ExportMenu, TransferTools } from '@/components/library/TransferTools';
import { useFocusFallback } from '@/components/ui/use-focus-fallback';
import { getOnlySection } from '@/lib/app/library/facet-selection';
import type { SourceFilter } from '@/lib/app/library/route';
import { clearSelectionOptimistically } from '@/lib/app/library/row-actions';
import type { VenueTable } from '@/lib/app/library/venue-table';
import type { LibraryQuery } from '@/lib/search/index/library-query';
import type { Database } from '@/lib/storage/open-database';
import { LazyCheckPagesPanel } from '../page-check/LazyCheckPagesPanel';
import type { IndexClient } from '../search-index/index-client';
import { choosePdfFiles, useAddPdf, usePdfDrop } from '../transfer/use-add-pdf';
import type { Transfer } from '../transfer/use-transfer';
import type { LibraryActions } from '../use-library-actions';
import { BulkEditPanel } from './BulkEditPanel';
import { copySelectedCitations } from './copy-selected-citations';
import { ExportPanel } from './ExportPanel';
import type { RowSelection } from './use-selection';

type Props = {
  database: Database;
  filter: SourceFilter;
  query: LibraryQuery;
  client: IndexClient;
  selection: RowSelection;
  venueTable: VenueTable | null;
  libraryActions: LibraryActions;
  transfer: Transfer;
  onAddUrls: () => void;
};

/** Shows the actions on the selected sources. If none is selected, shows import and export. */
export function LibraryToolbar(props: Props) {
  const [isExportOpen, setExportOpen] = useState(false);
  const [isEditOpen, setEditOpen] = useState(false);
  const [checkedIds, setCheckedIds] = useState<string[] | null>(null);
  const { database, filter, query, client, selection, libraryActions, transfer } = props;
  return (
    <>
      <LibraryTools
        {...props}
        onExportAs={() => setExportOpen(true)}
        onEdit={() => setEditOpen(true)}
        onCheckPages={() => setCheckedIds([...selection.ids])}
      />
      {checkedIds && (
        <LazyCheckPagesPanel database={database} stableIds={checkedIds} onClose={() => setCheckedIds(null)} />
      )}
      {isEditOpen && <BulkEditPanel {...props} onClose={() => setEditOpen(false)} />}
      {isExportOpen && (
        <ExportPanel
          {...{ filter, query, client, transfer, libraryActions }}
          selectedIds={[...selection.ids]}
          onClose={() => setExportOpen(false)}
        />
      )}
    </>
  );
}

function LibraryTools({
  database,
  filter,
  selection,
  libraryActions,
  transfer,
  onAddUrls,
  onExportAs,
  onEdit,
  onCheckPages,
}: Props & { onExportAs: () => void; onEdit: () => void; onCheckPages: () => void }) {
  const selectedIds = [...selection.ids];
  const addPdf = useAddPdf(database, libraryActions);
  usePdfDrop((files) => addPdf(files, null));
  // When the selection is cleared, the selection bar disappears and the focus moves to one of `FOCUS_TARGETS`.
  useFocusFallback(selectedIds.length > 0 ? 'some' : 'none', '.selection-bar', FOCUS_TARGETS);
  const clearSelection = (write: Promise<boolean>) =>
    void clearSelectionOptimistically(write, selectedIds, selection.replaceAll);
  const exportMenuProps = {
    onExportAs,
    isTextIncluded: transfer.includeText,
    onIncludeTextChange: transfer.setIncludeText,
  };
  if (selectedIds.length === 0)
    return (
      <TransferTools
        {...exportMenuProps}
        onAddUrls={onAddUrls}
        onAddPdf={() => choosePdfFiles((files) => addPdf(files, null))}
        onImport={transfer.chooseFile}
        onExport={() => transfer.exportSources(null, 'json')}
      />
    );
  return (
    <SelectionBar
      count={selectedIds.length}
      isInBin={getOnlySection(filter) === 'bin'}
      exportMenu={<ExportMenu {...exportMenuProps} />}
      onExport={() => transfer.exportSources(selectedIds, 'json')}
      onEdit={onEdit}
      onCheckPages={onCheckPages}
      onCopyCitations={() => copySelectedCitations(database, selectedIds, libraryActions)}
      onMarkReviewed={() => clearSelection(libraryActions.setStatus(selectedIds, 'reviewed'))}
      onArchive={() => clearSelection(libraryActions.setStatus(selectedIds, 'archived'))}
      onDelete={() => clearSelection(libraryActions.deleteSources(selectedIds))}
      onRestore={() => clearSelection(libraryActions.restoreSources(selectedIds))}
      onClear={() => selection.replaceAll([])}
    />
  );
}

// The current row, or the heading if there is no current row.
const FOCUS_TARGETS = ['[data-current="true"] .source-title', 'main h1'];
