import { useMemo, useState } from 'react';
import { hrefOf, NO_FILTER, type Route, routeOf, type SourceFilter } from '@/components/library/route';
import type { ListQuery } from '@/lib/db/read/source-list';
import { queryTerms } from '@/lib/search/terms-of';

/** The filter of the list as last seen, and its query: the same object as long as it asks for the same. */
export function useListQuery(route: Route): { filter: SourceFilter; query: ListQuery } {
  const [last, setLast] = useState(NO_FILTER);
  const asked = route.view === 'sources' ? route.filter : last;
  if (asked !== last) setLast(asked);
  const key = hrefOf({ view: 'sources', filter: asked });
  return useMemo(() => {
    const filter = filterOfHref(key);
    const { shelf, missing, type, text } = filter;
    return { filter, query: { shelf, missing, type, terms: queryTerms(text) } };
  }, [key]);
}

function filterOfHref(href: string): SourceFilter {
  const route = routeOf(href);
  return route.view === 'sources' ? route.filter : NO_FILTER;
}
