import type { Insights } from '@/lib/search/index/compute-insights';
import { ALL_SOURCES } from '@/lib/search/index/library-query';
import { useIndexResponse } from '../search-index/use-index-response';
import type { SearchIndex } from '../search-index/use-search-index';

const createRequest = () => ({ kind: 'insights', query: ALL_SOURCES, now: Date.now() }) as const;

/** Returns the insights of all sources outside the bin, also after changes. Null until the search index is loaded. */
export const useInsights = (searchIndex: SearchIndex): Insights | null =>
  useIndexResponse(searchIndex, createRequest);
