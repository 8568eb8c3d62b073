import { useEffect, useState } from 'react';
import { EMPTY_FILTER } from '@/lib/app/library/route';
import type { SearchIndex } from '../search-index/use-search-index';

const NO_COUNTS: ReadonlyMap<string, number> = new Map();

/**
 * Returns the number of sources outside the bin by the value of the facet "Venue": the id of the venue, or the host of a source
 * without a venue. Empty until the search index is loaded.
 */
export function useCountByHost({ client, state }: SearchIndex): ReadonlyMap<string, number> {
  const [counts, setCounts] = useState(NO_COUNTS);
  const { version } = state;
  useEffect(() => {
    if (version === null) return;
    let isCurrent = true;
    const query = { ...EMPTY_FILTER, sort: 'saved', isDescending: true } as const;
    void client
      .request({ kind: 'facet-values', query, facet: 'venue' })
      .then((values) => isCurrent && setCounts(new Map(values.map(({ value, count }) => [value, count]))));
    return () => {
      isCurrent = false;
    };
  }, [client, version]);
  return counts;
}
