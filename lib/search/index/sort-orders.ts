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
  const set: number[] = [];
  const unset: number[] = [];
  for (const [position, live] of isLive.entries())
    if (live === 1) (keys.isUnset(position) ? unset : set).push(position);
  const compareSaved = (a: number, b: number) => (savedAt[b] ?? 0) - (savedAt[a] ?? 0) || a - b;
  const direction = isDescending ? -1 : 1;
  const sorted = Uint32Array.from(set).sort((a, b) => direction * keys.compare(a, b) || compareSaved(a, b));
  const ordered = new Uint32Array(sorted.length + unset.length);
  ordered.set(sorted);
  ordered.set(Uint32Array.from(unset).sort(compareSaved), sorted.length);
  return ordered;
}

type Keys = { isUnset: (position: number) => boolean; compare: (a: number, b: number) => number };

function getKeys(index: LibraryIndex, sort: SortKey, levels: number[]): Keys {
  const { columns } = index;
  switch (sort) {
    case 'changed':
      return compareNumbers(columns.changedAt, 0);
    case 'published':
      return compareNumbers(columns.publishedDate, 0);
    case 'importance':
      return compareNumbers(columns.importance, -1);
    case 'credibility':
      return compareNumbers(levels, 0);
    case 'title':
      return compareTexts((position) => columns.titles[position] ?? '');
    case 'author':
      return compareTexts((position) => columns.authors[position] ?? '');
    case 'venue': {
      const names = columns.dictionaries.venues.texts.map((text) =>
        index.resolveVenue(splitVenue(text)).name.toLowerCase(),
      );
      return compareTexts((position) => names[columns.venues[position] ?? 0] ?? '');
    }
    default:
      return compareNumbers(columns.savedAt, 0);
  }
}

const compareNumbers = (values: number[], unset: number): Keys => ({
  isUnset: (position) => values[position] === unset,
  compare: (a, b) => (values[a] ?? 0) - (values[b] ?? 0),
});

const compareTexts = (getText: (position: number) => string): Keys => ({
  isUnset: (position) => getText(position) === '',
  compare: (a, b) => {
    const [textA, textB] = [getText(a), getText(b)];
    if (textA === textB) return 0;
    return textA < textB ? -1 : 1;
  },
});
