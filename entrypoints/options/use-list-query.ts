import { useMemo, useState } from 'react';
import { buildHref, EMPTY_FILTER, parseRoute, type Route, type SourceFilter } from '@/lib/app/library/route';
import { getQueryTerms } from '@/lib/search/search-terms';
import type { ListQuery } from '@/lib/storage/queries/read-list-page';

/**
 * Returns the filter of the list that was shown last, and its query. The query object changes only if the filter
 * changes.
 */
export function useListQuery(route: Route): { filter: SourceFilter; query: ListQuery } {
  const [lastFilter, setLastFilter] = useState(EMPTY_FILTER);
  const currentFilter = route.view === 'sources' ? route.filter : lastFilter;
  if (currentFilter !== lastFilter) setLastFilter(currentFilter);
  const filterHref = buildHref({ view: 'sources', filter: currentFilter });
  return useMemo(() => {
    const filter = parseFilter(filterHref);
    const { section, missingField, type, text } = filter;
    return { filter, query: { section, missingField, type, terms: getQueryTerms(text) } };
  }, [filterHref]);
}

function parseFilter(href: string): SourceFilter {
  const route = parseRoute(href);
  return route.view === 'sources' ? route.filter : EMPTY_FILTER;
}
