/** The selected rows of the list. `anchorId` is the row that was selected or deselected last. */
export type SelectionState = { ids: ReadonlySet<string>; anchorId: string | null };

/** The selection without rows. */
export const EMPTY_SELECTION: SelectionState = { ids: new Set(), anchorId: null };

/**
 * Selects or deselects a row. If `orderedIds` (the ids of the list, in order) is not null, also selects or deselects
 * the rows between the anchor and this row.
 */
export function updateSelection(
  state: SelectionState,
  stableId: string,
  isSelected: boolean,
  orderedIds: string[] | null,
): SelectionState {
  const ids = new Set(state.ids);
  for (const id of orderedIds ? listIdsBetween(orderedIds, state.anchorId, stableId) : [stableId]) {
    if (isSelected) ids.add(id);
    else ids.delete(id);
  }
  return { ids, anchorId: stableId };
}

function listIdsBetween(orderedIds: string[], from: string | null, to: string): string[] {
  const endIndexes = [from === null ? -1 : orderedIds.indexOf(from), orderedIds.indexOf(to)];
  if (endIndexes.includes(-1)) return [to];
  return orderedIds.slice(Math.min(...endIndexes), Math.max(...endIndexes) + 1);
}
