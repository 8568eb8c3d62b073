import type { KeyAction } from '@/lib/app/library/find-key-action';
import { buildHref, buildRecordHref } from '@/lib/app/library/route';
import type { Section } from '@/lib/record/schema/source-row';
import type { LibraryActions } from '../use-library-actions';

/** The row that a key acts on. */
export type CurrentRow = { stableId: string; section: Section; isSelected: boolean };

type RowActionDeps = {
  libraryActions: LibraryActions;
  /** The chosen rows; where there are any, reviewed, archive and delete act on all of them. */
  selectedIds: string[];
  setSelected: (stableId: string, isSelected: boolean) => void;
  /** Lets go of the chosen rows once something was done to them. */
  clearSelection: () => void;
  navigate: (href: string) => void;
};

/** Does what a key asks for with the current row. In the bin nothing is changed by a key. */
export function performRowAction(
  action: KeyAction,
  row: CurrentRow,
  { libraryActions, selectedIds, setSelected, clearSelection, navigate }: RowActionDeps,
): void {
  const ids = selectedIds.length > 0 ? selectedIds : [row.stableId];
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
    case 'review':
    case 'archive':
      if (row.section !== 'bin')
        void libraryActions
          .setStatus(ids, action === 'review' ? 'reviewed' : 'archived')
          .then(clearSelection);
      return;
    case 'delete':
      if (row.section !== 'bin') void libraryActions.deleteSources(ids).then(clearSelection);
  }
}
