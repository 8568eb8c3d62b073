import { useMemo } from 'react';
import { ALL_SOURCES } from '@/lib/search/index/library-query';
import { useIndexResponse } from '../search-index/use-index-response';
import type { SearchIndex } from '../search-index/use-search-index';

const createRequest = () => ({ kind: 'facet-values', query: ALL_SOURCES, facet: 'venue' }) as const;

/**
 * Returns the number of sources outside the bin by the value of the facet "Venue": the id of the venue, or the host of a source
 * without a venue. Empty until the search index is loaded.
 */
export function useSourceCounts(searchIndex: SearchIndex): ReadonlyMap<string, number> {
  const values = useIndexResponse(searchIndex, createRequest);
  return useMemo(() => new Map(values?.map(({ value, count }) => [value, count])), [values]);
}
