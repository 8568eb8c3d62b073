import type { FacetColumn } from './facet-columns';
import { countScores } from './histogram';
import type { LibraryIndex } from './library-index';
import { FACETS, type Facet, type FacetResult, type FacetValue, type LibraryQuery } from './library-query';
import { IMPORTANCE_FACET, type Matches } from './match-sources';

// The maximum number of values that a facet lists. Other values can be found by their field words.
const MAX_VALUES = 60;

/** Counts the values of every facet among the sources that match the text and all other facets. */
export function countFacetValues(
  index: LibraryIndex,
  columns: Record<Facet, FacetColumn>,
  matches: Matches,
  query: LibraryQuery,
): FacetResult {
  const { matching, excludedBy } = groupMatches(matches);
  const entries = FACETS.map((facet, position) => {
    const groups = [matching, excludedBy[position] ?? []];
    return [facet, countValues(columns[facet], groups, query.facets[facet] ?? [])] as const;
  });
  const positions = matching.concat(excludedBy[IMPORTANCE_FACET] ?? []);
  const histogram = countScores(positions.map((position) => index.columns.importance[position] ?? -1));
  // The cast is safe, because the names of the entries are exactly the facets.
  return { values: Object.fromEntries(entries) as Record<Facet, FacetValue[]>, histogram };
}

/** Counts all values of one facet among the sources that match, most frequent first. */
export const countAllValues = (column: FacetColumn, matches: Matches): FacetValue[] =>
  countValues(column, [groupMatches(matches).matching], [], Number.POSITIVE_INFINITY);

/** Groups the sources: those that match all facets, and those that only one facet excludes, by that facet. */
function groupMatches({ exclusionCounts, excludingFacet }: Matches): {
  matching: number[];
  excludedBy: number[][];
} {
  const matching: number[] = [];
  const excludedBy: number[][] = Array.from({ length: IMPORTANCE_FACET + 1 }, () => []);
  for (let position = 0; position < exclusionCounts.length; position += 1) {
    if (exclusionCounts[position] === 0) matching.push(position);
    else if (exclusionCounts[position] === 1) excludedBy[excludingFacet[position] ?? 0]?.push(position);
  }
  return { matching, excludedBy };
}

function countValues(
  column: FacetColumn,
  groups: number[][],
  chosen: string[],
  maxValues = MAX_VALUES,
): FacetValue[] {
  const counts = new Uint32Array(column.texts.length);
  for (const positions of groups) addCounts(counts, column, positions);
  const values = column.texts.map((value, code) => ({ value, count: counts[code] ?? 0 }));
  const otherValues = values
    .filter(({ value, count }) => value !== '' && count > 0 && !chosen.includes(value))
    .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1))
    .slice(0, maxValues);
  const chosenValues = chosen.map(
    (value) => values.find((candidate) => candidate.value === value) ?? { value, count: 0 },
  );
  return [...chosenValues, ...otherValues];
}

function addCounts(counts: Uint32Array, column: FacetColumn, positions: number[]): void {
  if ('single' in column) for (const position of positions) increase(counts, column.single[position] ?? 0);
  else
    for (const position of positions)
      for (const code of column.multiple[position] ?? []) increase(counts, code);
}

function increase(counts: Uint32Array, code: number): void {
  counts[code] = (counts[code] ?? 0) + 1;
}
