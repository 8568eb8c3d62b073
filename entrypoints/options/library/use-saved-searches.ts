import { useCallback, useMemo } from 'react';
import { buildUndoAction } from '@/components/library/NotificationBar';
import type { SavedSearch } from '@/components/library/SavedSearches';
import { resolveSort } from '@/lib/app/library/facet-selection';
import { EMPTY_FILTER, parseRoute } from '@/lib/app/library/route';
import { t } from '@/lib/browser/i18n/message';
import { type LibraryQuery, NEWEST_FIRST } from '@/lib/search/index/library-query';
import { savedSearches } from '@/lib/storage/settings/settings';
import { useIndexResponse } from '../search-index/use-index-response';
import type { SearchIndex } from '../search-index/use-search-index';
import type { LibraryActions } from '../use-library-actions';
import { useSearchText } from '../use-search-text';
import { useSettingControl } from '../use-setting';

/** The saved searches and what the reader can do with them. */
export type SavedSearchControl = {
  searches: SavedSearch[];
  /** The number of sources that each search finds. Null while they are counted. */
  counts: number[] | null;
  add: (name: string, href: string) => void;
  rename: (id: string, name: string) => void;
  move: (id: string, step: 1 | -1) => void;
  /** Deletes a search; the notification offers to undo it. */
  deleteSearch: (search: SavedSearch) => void;
};

/** Returns the saved searches with their counts. The counts are updated after every change of the library. */
export function useSavedSearches(
  searchIndex: SearchIndex,
  { notify, closeNotificationWithText, notifyError }: LibraryActions,
): SavedSearchControl {
  const { value, update } = useSettingControl(savedSearches, { notifyError });
  const searches = useMemo(() => value ?? [], [value]);
  const getSearchText = useSearchText();
  const createRequest = useCallback(
    () =>
      searches.length === 0
        ? null
        : ({ kind: 'counts', queries: searches.map(({ href }) => buildQuery(href, getSearchText)) } as const),
    [searches, getSearchText],
  );
  const counts = useIndexResponse(searchIndex, createRequest);
  return {
    searches,
    counts: counts?.length === searches.length ? counts : null,
    add: (name, href) => {
      const search = { id: crypto.randomUUID(), name, href };
      void update((storedSearches) => [...storedSearches, search]);
    },
    rename: (id, name) =>
      void update((storedSearches) =>
        storedSearches.map((search) => (search.id === id ? { ...search, name } : search)),
      ),
    move: (id, step) => void update((storedSearches) => moveItem(storedSearches, id, step)),
    deleteSearch: (search) => {
      const index = searches.findIndex(({ id }) => id === search.id);
      void update((storedSearches) => storedSearches.filter(({ id }) => id !== search.id));
      const text = t('savedSearchDeleted', search.name);
      notify({
        kind: 'status',
        text,
        progress: null,
        action: buildUndoAction(() => {
          void update((storedSearches) => storedSearches.toSpliced(index, 0, search));
          closeNotificationWithText(text);
        }),
      });
    },
  };
}

function moveItem(searches: SavedSearch[], id: string, step: 1 | -1): SavedSearch[] {
  const index = searches.findIndex((search) => search.id === id);
  const search = searches[index];
  const newIndex = index + step;
  if (!search || newIndex < 0 || newIndex >= searches.length) return searches;
  return searches.toSpliced(index, 1).toSpliced(newIndex, 0, search);
}

function buildQuery(href: string, getSearchText: (typedText: string) => string): LibraryQuery {
  const route = parseRoute(href);
  const filter = route.view === 'sources' ? route.filter : EMPTY_FILTER;
  const { text, facets, importance } = filter;
  return { text: getSearchText(text), facets, importance, ...resolveSort(filter, NEWEST_FIRST) };
}
