import { parseQuery } from '../query/parse-query';
import type { QueryNode, QueryProblem } from '../query/query';
import { RANKS } from '../search-fields';
import { computeInsights, type Insights } from './compute-insights';
import { countAllValues, countFacetValues } from './count-facets';
import { getLevels } from './evaluate-query';
import { buildFacetColumns, type FacetColumn } from './facet-columns';
import type { LibraryIndex } from './library-index';
import type { Facet, FacetResult, FacetValue, LibraryQuery } from './library-query';
import { type Matches, matchSources } from './match-sources';
import { forEachExactTitle } from './match-words';
import { buildSortOrder } from './sort-orders';

/** The result of a query. `getIds` returns a part of the ids in order. `problems` are the parts of the text that were not understood. */
export type QueryResult = {
  total: number;
  getIds: (offset: number, size: number) => string[];
  facets: FacetResult;
  problems: QueryProblem[];
};

/** The columns and orders that are computed once for each version of the index. */
type DerivedColumns = {
  version: number;
  levels: number[];
  facets: Record<Facet, FacetColumn>;
  orders: Map<string, Uint32Array>;
};

/** Runs queries on an index. Columns and orders are computed once and reused until the index changes. */
export type QueryRunner = {
  run: (query: LibraryQuery) => QueryResult;
  /** The number of sources that a query finds. */
  count: (query: LibraryQuery) => number;
  /** All values of a facet among the sources that a query finds. */
  listValues: (query: LibraryQuery, facet: Facet) => FacetValue[];
  /** The insights of the sources that a query finds. `now` is in ms since 1970. */
  getInsights: (query: LibraryQuery, now: number) => Insights;
};

/** Creates the runner of an index. */
export function createQueryRunner(index: LibraryIndex): QueryRunner {
  let derivedColumns: DerivedColumns | null = null;
  const getDerivedColumns = (): DerivedColumns => {
    if (derivedColumns?.version === index.version) return derivedColumns;
    const levels = getLevels(index);
    derivedColumns = {
      version: index.version,
      levels,
      facets: buildFacetColumns(index, levels),
      orders: new Map(),
    };
    return derivedColumns;
  };
  return {
    run: (query) => {
      const { problems, node } = parseQuery(query.text);
      const derived = getDerivedColumns();
      const matches = matchSources(index, derived.facets, node, query);
      const positions = sortMatches(index, derived, node, query, matches);
      const { stableIds } = index.columns;
      return {
        total: positions.length,
        getIds: (offset, size) =>
          Array.from(positions.subarray(offset, offset + size), (position) => stableIds[position] ?? ''),
        facets: countFacetValues(index, derived.facets, matches, query),
        problems,
      };
    },
    count: (query) => {
      const { exclusionCounts } = matchSources(
        index,
        getDerivedColumns().facets,
        parseQuery(query.text).node,
        query,
      );
      let count = 0;
      for (let position = 0; position < exclusionCounts.length; position += 1)
        if (exclusionCounts[position] === 0) count += 1;
      return count;
    },
    listValues: (query, facet) => {
      const { facets } = getDerivedColumns();
      return countAllValues(facets[facet], matchSources(index, facets, parseQuery(query.text).node, query));
    },
    getInsights: (query, now) => {
      const { facets } = getDerivedColumns();
      const matches = matchSources(index, facets, parseQuery(query.text).node, query);
      return computeInsights(index, facets, matches, now);
    },
  };
}

function sortMatches(
  index: LibraryIndex,
  { orders, levels }: DerivedColumns,
  node: QueryNode | null,
  query: LibraryQuery,
  { ranks, exclusionCounts }: Matches,
): Uint32Array {
  const isByRelevance = query.sort === 'relevance';
  const sort = isByRelevance ? 'saved' : query.sort;
  const isDescending = isByRelevance || query.isDescending;
  const orderKey = `${sort} ${isDescending}`;
  const order = orders.get(orderKey) ?? buildSortOrder(index, sort, isDescending, levels);
  orders.set(orderKey, order);
  const matchingPositions = selectMatchingPositions(order, exclusionCounts);
  return isByRelevance && ranks ? groupByRank(index, node, matchingPositions, ranks) : matchingPositions;
}

function selectMatchingPositions(order: Uint32Array, exclusionCounts: Uint8Array): Uint32Array {
  const matchingPositions = new Uint32Array(order.length);
  let count = 0;
  for (let index = 0; index < order.length; index += 1) {
    const position = order[index] ?? 0;
    if (exclusionCounts[position] !== 0) continue;
    matchingPositions[count] = position;
    count += 1;
  }
  return matchingPositions.subarray(0, count);
}

const RANK_COUNT = Object.keys(RANKS).length;

/** Puts the more relevant sources first. The order within a rank stays. Sources with exactly the searched title come first. */
function groupByRank(
  index: LibraryIndex,
  node: QueryNode | null,
  positions: Uint32Array,
  ranks: Uint8Array,
): Uint32Array {
  const groups = Uint8Array.from(ranks);
  const markExactTitle = (position: number) => {
    if (ranks[position] === RANKS.title) groups[position] = RANK_COUNT;
  };
  const title = listTitleTokens(node);
  if (title) for (const chunk of index.chunks) forEachExactTitle(chunk, title, markExactTitle);
  const sortedPositions = new Uint32Array(positions.length);
  let count = 0;
  for (const group of [RANK_COUNT, ...Object.values(RANKS)])
    for (let order = 0; order < positions.length; order += 1) {
      const position = positions[order] ?? 0;
      if (groups[position] !== group) continue;
      sortedPositions[count] = position;
      count += 1;
    }
  return sortedPositions;
}

/** Lists the words of a search that consists of words only. Returns null if it has other conditions. */
function listTitleTokens(node: QueryNode | null): string[] | null {
  if (node?.kind === 'words') return node.tokens;
  if (node?.kind !== 'and') return null;
  const tokens = node.nodes.map(listTitleTokens);
  return tokens.every((part) => part !== null) ? tokens.flat() : null;
}
