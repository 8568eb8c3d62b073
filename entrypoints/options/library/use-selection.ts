import { useCallback, useEffect, useState } from 'react';
import type { ListQuery } from '@/lib/storage/queries/read-list-page';

/** The chosen rows of the list. */
export type RowSelection = {
  ids: ReadonlySet<string>;
  /** Chooses or lets go of one; with `reach`, of all in `order` from the last one touched to it. */
  setSelected: (stableId: string, isSelected: boolean, isRange: boolean, orderedIds: string[]) => void;
  replaceAll: (ids: string[]) => void;
};

/** The selection, empty at first and in every other list: nothing is done to rows that are not shown. */
export function useRowSelection(query: ListQuery): RowSelection {
  const [{ ids }, setState] = useState(EMPTY_SELECTION);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another query is another list
  useEffect(() => setState(EMPTY_SELECTION), [query]);
  const setSelected = useCallback(
    (stableId: string, isSelected: boolean, isRange: boolean, orderedIds: string[]) =>
      setState((state) => updateSelection(state, stableId, isSelected, isRange ? orderedIds : null)),
    [],
  );
  const replaceAll = useCallback(
    (selectedIds: string[]) => setState({ ids: new Set(selectedIds), anchorId: null }),
    [],
  );
  return { ids, setSelected, replaceAll };
}

const EMPTY_SELECTION: SelectionState = { ids: new Set(), anchorId: null };

type SelectionState = { ids: ReadonlySet<string>; anchorId: string | null };

/** The selection with one row, or a stretch of them, chosen or let go. */
export function updateSelection(
  state: SelectionState,
  stableId: string,
  isSelected: boolean,
  orderedIds: string[] | null,
): SelectionState {
  const ids = new Set(state.ids);
  for (const id of orderedIds ? getRange(orderedIds, state.anchorId, stableId) : [stableId]) {
    if (isSelected) ids.add(id);
    else ids.delete(id);
  }
  return { ids, anchorId: stableId };
}

function getRange(orderedIds: string[], from: string | null, to: string): string[] {
  const endIndexes = [from === null ? -1 : orderedIds.indexOf(from), orderedIds.indexOf(to)];
  if (endIndexes.includes(-1)) return [to];
  return orderedIds.slice(Math.min(...endIndexes), Math.max(...endIndexes) + 1);
}
