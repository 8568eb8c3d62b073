/** The position of an item in a list before the item was deleted. `previous` is null for the first item, `next` for the last. */
export type Neighbours<T> = { previous: T | null; next: T | null; index: number };

/**
 * Returns the index at which a deleted item is restored to a list of `length` items. `findIndex` returns the present index of a
 * neighbour, or -1 if the neighbour was deleted. The position is:
 * 1. after the previous neighbour
 * 2. before the next neighbour, if the previous one was deleted
 * 3. at the earlier index, if both were deleted
 */
function findRestoreIndex<T>(
  length: number,
  { previous, next, index }: Neighbours<T>,
  findIndex: (neighbour: T) => number,
): number {
  const previousIndex = previous === null ? -1 : findIndex(previous);
  if (previousIndex >= 0) return previousIndex + 1;
  const nextIndex = next === null ? -1 : findIndex(next);
  return nextIndex >= 0 ? nextIndex : Math.min(index, length);
}

/** Returns a copy of the list with a deleted item beside its former neighbours (`findRestoreIndex`). */
export const restoreItem = <T, N>(
  items: readonly T[],
  item: T,
  neighbours: Neighbours<N>,
  findIndex: (neighbour: N) => number,
): T[] => items.toSpliced(findRestoreIndex(items.length, neighbours, findIndex), 0, item);

/** Returns the neighbours of the item at `index`. */
export const getNeighbours = <T>(items: readonly T[], index: number): Neighbours<T> => ({
  previous: items[index - 1] ?? null,
  next: items[index + 1] ?? null,
  index,
});
