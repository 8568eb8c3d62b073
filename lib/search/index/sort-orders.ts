import { splitVenue } from './columns';
import type { LibraryIndex } from './library-index';
import type { SortKey } from './library-query';

/**
 * Sorts the positions of all sources by a value. Sources with equal values are in the order in which they were saved,
 * newest first. Sources without the value come last in both directions. `levels` has the credibility of every source.
 */
export function buildSortOrder(
  index: LibraryIndex,
  sort: SortKey,
  isDescending: boolean,
  levels: number[],
): Uint32Array {
  const keys = getKeys(index, sort, levels);
  const { savedAt, isLive } = index.columns;
  const positionsWithValue: number[] = [];
  const positionsWithoutValue: number[] = [];
  for (const [position, live] of isLive.entries())
    if (live === 1) (keys.isUnset(position) ? positionsWithoutValue : positionsWithValue).push(position);
  const compareSaved = (a: number, b: number) => (savedAt[b] ?? 0) - (savedAt[a] ?? 0) || a - b;
  const direction = isDescending ? -1 : 1;
  const sortedPositions = Uint32Array.from(positionsWithValue).sort(
    (a, b) => direction * keys.compare(a, b) || compareSaved(a, b),
  );
  const allPositions = new Uint32Array(sortedPositions.length + positionsWithoutValue.length);
  allPositions.set(sortedPositions);
  allPositions.set(Uint32Array.from(positionsWithoutValue).sort(compareSaved), sortedPositions.length);
  return allPositions;
}

type SortKeys = { isUnset: (position: number) => boolean; compare: (a: number, b: number) => number };

function getKeys(index: LibraryIndex, sort: SortKey, levels: number[]): SortKeys {
  const { columns } = index;
  switch (sort) {
    case 'changed':
      return createNumberKeys(columns.changedAt, 0);
    case 'published':
      return createNumberKeys(columns.publishedDate, 0);
    case 'importance':
      return createNumberKeys(columns.importance, -1);
    case 'credibility':
      return createNumberKeys(levels, 0);
    case 'title':
      return createTextKeys((position) => columns.titles[position] ?? '');
    case 'author':
      return createTextKeys((position) => columns.authors[position] ?? '');
    case 'venue': {
      const names = columns.dictionaries.venues.texts.map((text) =>
        index.resolveVenue(splitVenue(text)).name.toLowerCase(),
      );
      return createTextKeys((position) => names[columns.venues[position] ?? 0] ?? '');
    }
    default:
      return createNumberKeys(columns.savedAt, 0);
  }
}

const createNumberKeys = (values: number[], unsetValue: number): SortKeys => ({
  isUnset: (position) => values[position] === unsetValue,
  compare: (a, b) => (values[a] ?? 0) - (values[b] ?? 0),
});

const createTextKeys = (getText: (position: number) => string): SortKeys => ({
  isUnset: (position) => getText(position) === '',
  compare: (a, b) => {
    const [textA, textB] = [getText(a), getText(b)];
    if (textA === textB) return 0;
    return textA < textB ? -1 : 1;
  },
});
