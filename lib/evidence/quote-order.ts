/** Returns 1 for the key of the next quote, Alt+Page Down, -1 for the previous one, Alt+Page Up, and null for any other key. */
export function findNeighbourStep({ key, altKey }: Pick<KeyboardEvent, 'key' | 'altKey'>): 1 | -1 | null {
  if (!altKey) return null;
  if (key === 'PageDown') return 1;
  return key === 'PageUp' ? -1 : null;
}

/**
 * Returns the index of the next quote (`step` 1) or of the previous one (-1), or null if no quote was found. `indexesInPageOrder` are the
 * indexes of the found quotes, in the order of the page. After the last quote comes the first one.
 */
export function findNeighbourQuote(
  indexesInPageOrder: readonly number[],
  current: number | null,
  step: 1 | -1,
): number | null {
  const position = current === null ? -1 : indexesInPageOrder.indexOf(current);
  if (position === -1) return (step === 1 ? indexesInPageOrder[0] : indexesInPageOrder.at(-1)) ?? null;
  return (
    indexesInPageOrder[(position + step + indexesInPageOrder.length) % indexesInPageOrder.length] ?? null
  );
}
