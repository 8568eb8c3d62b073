import type { Section } from '@/lib/record/schema/source-row';
import type { KeyAction } from './find-key-action';
import { buildHref, buildRecordHref } from './route';
import type { SourceActions } from './source-actions';

/** The row that a key acts on. */
export type CurrentRow = { stableId: string; section: Section; isSelected: boolean };

type RowActionDeps = {
  sourceActions: Pick<SourceActions, 'setStatus' | 'deleteSources'>;
  /** The selected rows. If there are any, review, archive and delete act on all of them instead of the current row. */
  selectedIds: string[];
  setSelected: (stableId: string, isSelected: boolean) => void;
  replaceSelection: (stableIds: string[]) => void;
  navigate: (href: string) => void;
  copyCitations: (stableIds: string[]) => void;
};

/** Performs the action of a key on the current row. Keys do not change sources in the bin. */
export function performRowAction(action: KeyAction, row: CurrentRow, deps: RowActionDeps): void {
  const { sourceActions, selectedIds, setSelected, replaceSelection, navigate, copyCitations } = deps;
  const ids = selectedIds.length > 0 ? selectedIds : [row.stableId];
  const isInBin = row.section === 'bin';
  const performChange = (write: Promise<boolean>) =>
    void clearSelectionOptimistically(write, selectedIds, replaceSelection);
  switch (action) {
    case 'open':
      navigate(buildRecordHref(row.stableId));
      return;
    case 'edit':
      navigate(buildHref({ view: 'record', stableId: row.stableId, edit: 'summary' }));
      return;
    case 'select':
      setSelected(row.stableId, !row.isSelected);
      return;
    case 'copy':
      copyCitations(ids);
      return;
    case 'review':
    case 'archive':
      if (!isInBin)
        performChange(sourceActions.setStatus(ids, action === 'review' ? 'reviewed' : 'archived'));
      return;
    case 'delete':
      if (!isInBin) performChange(sourceActions.deleteSources(ids));
  }
}

/** Clears the selection at once, and restores it if the write fails, so that the reader can retry. */
export async function clearSelectionOptimistically(
  write: Promise<boolean>,
  selectedIds: string[],
  replaceSelection: (stableIds: string[]) => void,
): Promise<void> {
  if (selectedIds.length === 0) return void (await write);
  replaceSelection([]);
  if (!(await write)) replaceSelection(selectedIds);
}
