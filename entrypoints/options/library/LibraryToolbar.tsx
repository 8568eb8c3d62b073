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

/** Import and export, or the actions on the selected sources while any are selected. */
export function LibraryToolbar({ selection, isInBin, libraryActions, transfer }: Props) {
  const selectedIds = [...selection.ids];
  useFocusFallback(selectedIds.length > 0 ? 'some' : 'none', '.selection-bar', FOCUS_TARGETS);
  const clearDuring = (write: Promise<boolean>) =>
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
      onMarkReviewed={() => clearDuring(libraryActions.setStatus(selectedIds, 'reviewed'))}
      onArchive={() => clearDuring(libraryActions.setStatus(selectedIds, 'archived'))}
      onDelete={() => clearDuring(libraryActions.deleteSources(selectedIds))}
      onRestore={() => clearDuring(libraryActions.restoreSources(selectedIds))}
      onClear={() => selection.replaceAll([])}
    />
  );
}

// The bar disappears when the selection is cleared; the focus then moves to the current row or the heading.
const FOCUS_TARGETS = ['[data-current="true"] .source-title', 'main h1'];
