import { useCallback } from 'react';
import { ListHead } from '@/components/library/ListHead';
import { SelectionBar } from '@/components/library/SelectionBar';
import type { Store } from '@/lib/db/open';
import { matchingIds } from '@/lib/db/read/matching-ids';
import type { ListQuery } from '@/lib/db/read/source-list';
import type { Transfer } from '../transfer/use-transfer';
import type { Desk } from '../use-desk';
import { useLive } from '../use-live';
import type { Selection } from './use-selection';

type Props = {
  store: Store;
  query: ListQuery;
  selection: Selection;
  desk: Desk;
  transfer: Transfer;
};

/** The line above the list over the store: counts, the selection, import and export. */
export function ListTop({ store, query, selection, desk, transfer }: Props) {
  const ids = useLive(useCallback(() => matchingIds(store, query), [store, query])).value ?? null;
  const chosen = [...selection.ids];
  const done = (work: Promise<void>) => void work.then(() => selection.set([]));
  return (
    <ListHead
      count={ids?.length ?? null}
      chosen={chosen.length}
      includeText={transfer.includeText}
      onIncludeText={transfer.setIncludeText}
      onChooseAll={(all) => selection.set(all ? (ids ?? []) : [])}
      onImport={transfer.askForFile}
      onExport={() => transfer.exportSources(null)}
      selectionBar={
        <SelectionBar
          count={chosen.length}
          inBin={query.shelf === 'bin'}
          onExport={() => transfer.exportSources(chosen)}
          onReviewed={() => done(desk.setStatus(chosen, 'reviewed'))}
          onArchive={() => done(desk.setStatus(chosen, 'archived'))}
          onDelete={() => done(desk.remove(chosen))}
          onRestore={() => done(desk.restore(chosen))}
          onClear={() => selection.set([])}
        />
      }
    />
  );
}
