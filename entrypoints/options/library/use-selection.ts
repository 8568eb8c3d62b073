import { useCallback, useEffect, useState } from 'react';
import { EMPTY_SELECTION, updateSelection } from '@/lib/app/library/row-selection';
import type { LibraryQuery } from '@/lib/search/index/library-query';

/** The selected rows of the list. */
export type RowSelection = {
  ids: ReadonlySet<string>;
  /**
   * Selects or deselects a row. With the ids of the list in `orderedIds`, also changes all rows between the last changed row
   * and this one.
   */
  setSelected: (stableId: string, isSelected: boolean, orderedIds: string[] | null) => void;
  replaceAll: (ids: string[]) => void;
};

/** Returns the selection. A new query clears it, so that actions never apply to rows that are not listed. */
export function useRowSelection(query: LibraryQuery): RowSelection {
  const [{ ids }, setState] = useState(EMPTY_SELECTION);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the selection belongs to the list of one query
  useEffect(() => setState(EMPTY_SELECTION), [query]);
  const setSelected = useCallback(
    (stableId: string, isSelected: boolean, orderedIds: string[] | null) =>
      setState((state) => updateSelection(state, stableId, isSelected, orderedIds)),
    [],
  );
  const replaceAll = useCallback(
    (selectedIds: string[]) => setState({ ids: new Set(selectedIds), anchorId: null }),
    [],
  );
  return { ids, setSelected, replaceAll };
}
