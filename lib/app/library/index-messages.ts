import type { Insights } from '@/lib/search/index/compute-insights';
import type { TagCount } from '@/lib/search/index/count-tags';
import type { Facet, FacetResult, FacetValue, LibraryQuery } from '@/lib/search/index/library-query';
import type { ImportanceRank } from '@/lib/search/index/rank-importance';
import type { ReviewWeights } from '@/lib/search/index/review-order';
import type { QueryProblem } from '@/lib/search/query/query';
import type { PairProgress } from './find-duplicate-pairs';

/** What a page asks the worker that holds the search index. */
export type IndexRequest =
  /** The result of a query with the ids from `offset` on. */
  | { kind: 'query'; query: LibraryQuery; offset: number; size: number }
  /** The number of sources of each query. */
  | { kind: 'counts'; queries: LibraryQuery[] }
  /** All values of a facet among the sources of a query. */
  | { kind: 'facet-values'; query: LibraryQuery; facet: Facet }
  /** The sources of the inbox in the order of review at the time `now` (ms since 1970); at most `size` ids. */
  | { kind: 'review-queue'; weights: ReviewWeights; now: number; size: number }
  /** All tags with the numbers of their sources. */
  | { kind: 'tag-counts' }
  /** The insights of the sources of a query. `now` is in ms since 1970. */
  | { kind: 'insights'; query: LibraryQuery; now: number }
  /** How the score of a source compares with the others. */
  | { kind: 'importance-rank'; stableId: string; score: number }
  /** The captured texts that contain the words of the query; progress arrives as events. A new request ends the last one. */
  | { kind: 'search-texts'; query: LibraryQuery }
  | { kind: 'stop-texts' }
  /** The pairs of possible duplicates in the whole library, which arrive as events. A new request ends the last one. */
  | { kind: 'find-duplicates' }
  | { kind: 'stop-duplicates' };

/** The result of a query. `total`: the number of all its sources. */
export type ListResult = { total: number; ids: string[]; facets: FacetResult; problems: QueryProblem[] };

/** The responses by kind of request. */
export type IndexResponses = {
  query: ListResult;
  counts: number[];
  'facet-values': FacetValue[];
  'review-queue': ReviewList;
  'tag-counts': TagCount[];
  insights: Insights;
  'importance-rank': ImportanceRank;
  'search-texts': null;
  'stop-texts': null;
  'find-duplicates': null;
  'stop-duplicates': null;
};

/** The first sources to review, and the number of all. */
export type ReviewList = { ids: string[]; total: number };

/** A source whose captured text contains the words, with the sentence around the first of them. */
export type TextMatch = { stableId: string; excerpt: string };

/** What the worker reports on its own. */
export type IndexEvent =
  /** The index was loaded or has changed. `changeCount`: the writes that no stored part contains yet. */
  | { kind: 'index'; version: number; sourceCount: number; changeCount: number; isComplete: boolean }
  | { kind: 'texts'; matches: TextMatch[]; readCount: number; totalCount: number; isDone: boolean }
  | ({ kind: 'duplicates' } & PairProgress)
  | { kind: 'failed'; message: string };

/** What is posted to the worker and back. */
export type PostedRequest = { id: number; request: IndexRequest };
export type PostedResponse =
  | { id: number; response: IndexResponses[keyof IndexResponses] }
  | { event: IndexEvent };
