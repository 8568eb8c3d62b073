import { SelectionBar } from '@/components/library/SelectionBar';
import { IncludeTextCheckbox, TransferTools } from '@/components/library/TransferTools';
import { useFocusFallback } from '@/components/ui/use-focus-fallback';
import type { Transfer } from '../transfer/use-transfer';
import type { LibraryActions } from '../use-library-actions';
import type { RowSelection } from './use-selection';

type Props = {
  selection: RowSelection;
  isInBin: boolean;
  libraryActions: LibraryActions;
  transfer: Transfer;
};

/** What the bar over the library offers: import and export, or what can be done with the chosen sources. */
export function LibraryToolbar({ selection, isInBin, libraryActions, transfer }: Props) {
  const selectedIds = [...selection.ids];
  useFocusFallback(selectedIds.length > 0 ? 'some' : 'none', '.selection-bar', FOCUS_TARGETS);
  const clearSelectionAfter = (operation: Promise<void>) =>
    void operation.then(() => selection.replaceAll([]));
  const includeTextProps = { includeText: transfer.includeText, onIncludeText: transfer.setIncludeText };
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
      onMarkReviewed={() => clearSelectionAfter(libraryActions.setStatus(selectedIds, 'reviewed'))}
      onArchive={() => clearSelectionAfter(libraryActions.setStatus(selectedIds, 'archived'))}
      onDelete={() => clearSelectionAfter(libraryActions.deleteSources(selectedIds))}
      onRestore={() => clearSelectionAfter(libraryActions.restoreSources(selectedIds))}
      onClear={() => selection.replaceAll([])}
    />
  );
}

// The bar goes with the selection: the focus then rests on the row it came from, or on the list.
const FOCUS_TARGETS = ['[data-current="true"] .source-title', 'main h1'];
