import type { QueryNode } from '../query/query';
import { evaluateNode } from './evaluate-query';
import type { FacetColumn } from './facet-columns';
import type { LibraryIndex } from './library-index';
import { FACETS, type Facet, type LibraryQuery } from './library-query';
import { NO_MATCH } from './match-words';

/**
 * The result of a query, with one element for each source.
 * - `ranks`: the rank for the search text. Null without a search text.
 * - `exclusionCounts`: the number of facets, including the importance, that exclude the source, or 255 (`NO_MATCH`) if the text does
 * - `excludingFacet`: the position in `FACETS` of the last of these facets
 */
export type Matches = { ranks: Uint8Array | null; exclusionCounts: Uint8Array; excludingFacet: Uint8Array };

/** The range of importance has the position after the last facet. */
export const IMPORTANCE_FACET = FACETS.length;

/** Matches every source with the parsed text (`node`) and with the chosen facets. */
export function matchSources(
  index: LibraryIndex,
  facets: Record<Facet, FacetColumn>,
  node: QueryNode | null,
  query: LibraryQuery,
): Matches {
  const { isLive, importance } = index.columns;
  const ranks = node ? evaluateNode(index, node) : null;
  const exclusionCounts = new Uint8Array(isLive.length);
  for (let position = 0; position < exclusionCounts.length; position += 1)
    if (isLive[position] === 0 || ranks?.[position] === NO_MATCH) exclusionCounts[position] = NO_MATCH;
  const excludingFacet = new Uint8Array(exclusionCounts.length);
  const addExclusions = (facet: number, isExcluded: (position: number) => boolean) => {
    for (let position = 0; position < exclusionCounts.length; position += 1) {
      const count = exclusionCounts[position] ?? NO_MATCH;
      if (count === NO_MATCH || !isExcluded(position)) continue;
      exclusionCounts[position] = count + 1;
      excludingFacet[position] = facet;
    }
  };
  for (const [position, facet] of FACETS.entries()) {
    const isAllowed = createFacetTest(facets[facet], getAllowedValues(facet, query, node));
    if (isAllowed) addExclusions(position, (source) => !isAllowed(source));
  }
  if (query.importance) {
    const [min, max] = query.importance;
    addExclusions(IMPORTANCE_FACET, (source) => !isBetween(importance[source] ?? -1, min, max));
  }
  return { ranks, exclusionCounts, excludingFacet };
}

const isBetween = (value: number, min: number, max: number): boolean => value >= min && value <= max;

/**
 * Returns a function that tests a value of a facet, or null if every value is allowed. The facet `section` without a
 * choice accepts everything outside the bin.
 */
function getAllowedValues(
  facet: Facet,
  { facets }: LibraryQuery,
  node: QueryNode | null,
): ((text: string) => boolean) | null {
  const chosenValues = facets[facet];
  if (chosenValues && chosenValues.length > 0) return (text) => chosenValues.includes(text);
  return facet === 'section' && !hasBinCondition(node) ? (text) => text !== 'bin' : null;
}

/** Returns whether a search has the condition `status:bin`, which includes the bin. All other searches exclude it. */
function hasBinCondition(node: QueryNode | null): boolean {
  if (node === null) return false;
  if (node.kind === 'and' || node.kind === 'or') return node.nodes.some(hasBinCondition);
  return node.kind === 'equals' && node.field === 'status' && node.value === 'bin';
}

function createFacetTest(
  column: FacetColumn,
  isAllowedText: ((text: string) => boolean) | null,
): ((position: number) => boolean) | null {
  if (!isAllowedText) return null;
  const isAllowedByCode = column.texts.map(isAllowedText);
  if ('single' in column) {
    const { single } = column;
    return (position) => isAllowedByCode[single[position] ?? 0] ?? false;
  }
  const { multiple } = column;
  return (position) => multiple[position]?.some((code) => isAllowedByCode[code]) ?? false;
}
