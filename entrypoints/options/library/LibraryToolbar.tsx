import { SelectionBar } from '@/components/library/SelectionBar';
import { IncludeTextCheckbox, TransferTools } from '@/components/library/TransferTools';
import { useFocusFallback } from '@/components/ui/use-focus-fallback';
import { clearSelectionDuringWrite } from '@/lib/app/library/row-actions';
import type { Transfer } from '../transfer/use-transfer';
import type { LibraryActions } from '../use-library-actions';
import type { RowSelection } from './use-selection';

type Props = {
  selection: RowSelection;
  isInBin: boolean;
  libraryActions: LibraryActions;
  transfer: Transfer;
};

/** Shows the actions on the selected sources. If none is selected, shows import and export. */
export function LibraryToolbar({ selection, isInBin, libraryActions, transfer }: Props) {
  const selectedIds = [...selection.ids];
  useFocusFallback(selectedIds.length > 0 ? 'some' : 'none', '.selection-bar', FOCUS_TARGETS);
  const clearSelectionDuring = (write: Promise<boolean>) =>
    void clearSelectionDuringWrite(write, selectedIds, selection.replaceAll);
  const includeTextProps = {
    isTextIncluded: transfer.includeText,
    onIncludeTextChange: transfer.setIncludeText,
  };
  if (selectedIds.length === 0)
    return (
      <TransferTools
        {...includeTextProps}
        onImport={transfer.chooseFile}
        onExport={() => transfer.exportSources(null)}
      />
    );
  return (
    <SelectionBar
      count={selectedIds.length}
      isInBin={isInBin}
      includeTextOption={<IncludeTextCheckbox {...includeTextProps} />}
      onExport={() => transfer.exportSources(selectedIds)}
      onMarkReviewed={() => clearSelectionDuring(libraryActions.setStatus(selectedIds, 'reviewed'))}
      onArchive={() => clearSelectionDuring(libraryActions.setStatus(selectedIds, 'archived'))}
      onDelete={() => clearSelectionDuring(libraryActions.deleteSources(selectedIds))}
      onRestore={() => clearSelectionDuring(libraryActions.restoreSources(selectedIds))}
      onClear={() => selection.replaceAll([])}
    />
  );
}

// The selection bar disappears when the selection is cleared. The focus then moves to the current row or the heading.
const FOCUS_TARGETS = ['[data-current="true"] .source-title', 'main h1'];
