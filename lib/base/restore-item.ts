/** Where a deleted item was: between `previous` and `next`, which are null at the ends of the list, and at `index`. */
export type Neighbours<T> = { previous: T | null; next: T | null; index: number };

/**
 * Returns the index at which a deleted item returns to a list that now has `length` items: after the item that it followed, wherever that is now.
 * If that was deleted too, before the item that followed, or else at its earlier index. `findIndex` returns the index of a neighbour, or -1 if
 * it was deleted.
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

/** Returns a list with a deleted item beside its former neighbours (`findRestoreIndex`). */
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
