import type { KeyAction } from '@/components/library/key-action';
import { hrefOf, recordHref } from '@/components/library/route';
import type { Shelf } from '@/lib/model/source-row';
import type { Desk } from '../use-desk';

/** The row that a key acts on. */
export type CurrentRow = { stableId: string; shelf: Shelf; isSelected: boolean };

type Deps = {
  desk: Desk;
  /** The chosen rows; where there are any, reviewed, archive and delete act on all of them. */
  chosen: string[];
  select: (stableId: string, on: boolean) => void;
  /** Lets go of the chosen rows once something was done to them. */
  clear: () => void;
  go: (href: string) => void;
};

/** Does what a key asks for with the current row. In the bin nothing is changed by a key. */
export function actOnRow(
  action: KeyAction,
  row: CurrentRow,
  { desk, chosen, select, clear, go }: Deps,
): void {
  const ids = chosen.length > 0 ? chosen : [row.stableId];
  switch (action) {
    case 'open':
      go(recordHref(row.stableId));
      return;
    case 'edit':
      go(hrefOf({ view: 'record', stableId: row.stableId, edit: 'summary' }));
      return;
    case 'select':
      select(row.stableId, !row.isSelected);
      return;
    case 'review':
    case 'archive':
      if (row.shelf !== 'bin')
        void desk.setStatus(ids, action === 'review' ? 'reviewed' : 'archived').then(clear);
      return;
    case 'delete':
      if (row.shelf !== 'bin') void desk.remove(ids).then(clear);
  }
}
