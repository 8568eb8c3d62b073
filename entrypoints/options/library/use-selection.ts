import { useCallback, useEffect, useState } from 'react';
import { EMPTY_SELECTION, updateSelection } from '@/lib/app/library/row-selection';
import type { LibraryQuery } from '@/lib/search/index/library-query';

/** The selected rows of the list. */
export type RowSelection = {
  ids: ReadonlySet<string>;
  /**
   * Selects or deselects a row. With `isRange`, also changes all rows in `orderedIds` between the last changed row and
   * this one.
   */
  setSelected: (stableId: string, isSelected: boolean, isRange: boolean, orderedIds: string[]) => void;
  replaceAll: (ids: string[]) => void;
};

/** Returns the selection. A new query clears it, so that actions never apply to rows that are not listed. */
export function useRowSelection(query: LibraryQuery): RowSelection {
  const [{ ids }, setState] = useState(EMPTY_SELECTION);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the selection belongs to the list of one query
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
