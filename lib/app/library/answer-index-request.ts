import type { Insights } from '@/lib/search/index/compute-insights';
import type { LibraryIndex } from '@/lib/search/index/library-index';
import type { Facet, FacetValue, LibraryQuery } from '@/lib/search/index/library-query';
import { type ImportanceRank, rankImportance } from '@/lib/search/index/rank-importance';
import { listReviewQueue, type ReviewWeights } from '@/lib/search/index/review-order';
import { createQueryRunner, type QueryResult, type QueryRunner } from '@/lib/search/index/run-query';
import type { ListResult, ReviewList } from './index-messages';

/**
 * Answers queries on the current index. The latest results stay in memory, so that scrolling does not search
 * again.
 */
export type QueryAnswerer = {
  answer: (query: LibraryQuery, offset: number, size: number) => ListResult;
  count: (queries: LibraryQuery[]) => number[];
  listValues: (query: LibraryQuery, facet: Facet) => FacetValue[];
  /** The first `size` sources to review at the time `now` (ms since 1970). */
  listReviewQueue: (weights: ReviewWeights, now: number, size: number) => ReviewList;
  getInsights: (query: LibraryQuery, now: number) => Insights;
  rankImportance: (stableId: string, score: number) => ImportanceRank;
  /** The ids of all sources that a query finds. */
  listIds: (query: LibraryQuery) => string[];
};

const MAX_RESULTS = 4;

/** Creates the answerer. `getIndex` returns another object after the index was loaded again. */
export function createQueryAnswerer(getIndex: () => LibraryIndex): QueryAnswerer {
  let current: { index: LibraryIndex; runner: QueryRunner } | null = null;
  const results = new Map<string, QueryResult>();
  const getRunner = (): QueryRunner => {
    const index = getIndex();
    if (current?.index !== index) current = { index, runner: createQueryRunner(index) };
    return current.runner;
  };
  const run = (query: LibraryQuery): QueryResult => {
    const key = `${getIndex().version} ${JSON.stringify(query)}`;
    const result = results.get(key) ?? getRunner().run(query);
    results.delete(key);
    results.set(key, result);
    const [oldest] = results.keys();
    if (results.size > MAX_RESULTS && oldest !== undefined) results.delete(oldest);
    return result;
  };
  return {
    answer: (query, offset, size) => {
      const { total, facets, problems, getIds } = run(query);
      return { total, facets, problems, ids: getIds(offset, size) };
    },
    count: (queries) => queries.map((query) => getRunner().count(query)),
    listValues: (query, facet) => getRunner().listValues(query, facet),
    listReviewQueue: (weights, now, size) => {
      const ids = listReviewQueue(getIndex(), weights, now);
      return { ids: ids.slice(0, size), total: ids.length };
    },
    getInsights: (query, now) => getRunner().getInsights(query, now),
    rankImportance: (stableId, score) => rankImportance(getIndex(), stableId, score),
    listIds: (query) => {
      const { getIds, total } = run(query);
      return getIds(0, total);
    },
  };
}
