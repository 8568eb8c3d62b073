import { useEffect, useState } from 'react';
import { EMPTY_FILTER } from '@/lib/app/library/route';
import type { Insights } from '@/lib/search/index/compute-insights';
import type { SearchIndex } from '../search-index/use-search-index';

/** Returns the insights of all sources outside the bin, also after changes. Null until the search index is loaded. */
export function useInsights({ client, state }: SearchIndex): Insights | null {
  const [insights, setInsights] = useState<Insights | null>(null);
  const { version } = state;
  useEffect(() => {
    if (version === null) return;
    let isCurrent = true;
    const query = { ...EMPTY_FILTER, sort: 'saved', isDescending: true } as const;
    void client
      .request({ kind: 'insights', query, now: Date.now() })
      .then((reply) => isCurrent && setInsights(reply));
    return () => {
      isCurrent = false;
    };
  }, [client, version]);
  return insights;
}
