import { useCallback, useEffect, useMemo, useState } from 'react';
import { resolveSort } from '@/lib/app/library/facet-selection';
import { buildHref, EMPTY_FILTER, parseRoute, type Route, type SourceFilter } from '@/lib/app/library/route';
import { type LibraryQuery, NEWEST_FIRST } from '@/lib/search/index/library-query';
import { lastSort } from '@/lib/storage/settings/settings';
import { replaceUrl } from './navigate';
import { useSearchText } from './use-search-text';
import { useSetting } from './use-setting';

/** The filter of the list, its query, and the function that the search field calls with its text. */
export type ListQuery = { filter: SourceFilter; query: LibraryQuery; search: (text: string) => void };

// The browser rejects more than 200 navigations in 10 s, so the typed text is written into the URL with a delay.
const URL_DELAY_MS = 300;

/** Returns the current filter of the list and its query. The query object changes only if the query changes. */
export function useListQuery(route: Route): ListQuery {
  const routeFilter = useLastFilter(route);
  const [typedSearch, setTypedSearch] = useState<{ text: string; routeText: string } | null>(null);
  // A link or the back button changed the URL, so its text applies again.
  const text =
    typedSearch && typedSearch.routeText === routeFilter.text ? typedSearch.text : routeFilter.text;
  const filterHref = buildHref({ view: 'sources', filter: { ...routeFilter, text } });
  const isInUrl = text === routeFilter.text;
  useEffect(() => {
    if (isInUrl) return;
    const timer = setTimeout(() => writeTextToUrl(text), URL_DELAY_MS);
    return () => clearTimeout(timer);
  }, [text, isInUrl]);
  const lastOrder = useSetting(lastSort) ?? NEWEST_FIRST;
  const getSearchText = useSearchText();
  const sortKey = `${lastOrder.sort} ${lastOrder.isDescending}`;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the setting is another object after every read
  const { filter, query } = useMemo(() => {
    const parsedFilter = parseFilter(filterHref);
    const { facets, importance } = parsedFilter;
    return {
      filter: parsedFilter,
      query: {
        text: getSearchText(parsedFilter.text),
        facets,
        importance,
        ...resolveSort(parsedFilter, lastOrder),
      },
    };
  }, [filterHref, sortKey, getSearchText]);
  const search = useCallback(
    (newText: string) => setTypedSearch({ text: newText, routeText: routeFilter.text }),
    [routeFilter.text],
  );
  return { filter, query, search };
}

// Reads the current URL, because the reader may have chosen a filter after typing the text.
function writeTextToUrl(text: string): void {
  const route = parseRoute(location.hash);
  if (route.view !== 'sources') return;
  replaceUrl(buildHref({ view: 'sources', filter: { ...route.filter, text } }));
}

function useLastFilter(route: Route): SourceFilter {
  const [lastFilter, setLastFilter] = useState(EMPTY_FILTER);
  const currentFilter = route.view === 'sources' ? route.filter : lastFilter;
  if (currentFilter !== lastFilter) setLastFilter(currentFilter);
  return currentFilter;
}

function parseFilter(href: string): SourceFilter {
  const route = parseRoute(href);
  return route.view === 'sources' ? route.filter : EMPTY_FILTER;
}
