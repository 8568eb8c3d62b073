import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { ListResult } from '@/lib/app/library/index-messages';
import {
  type ListRow,
  type ListWindow,
  listChunkStarts,
  ROWS_PER_CHUNK,
} from '@/lib/app/library/list-window';
import { type InvalidRow, isInvalidRow, type SourceRow } from '@/lib/record/schema/source-row';
import type { LibraryQuery } from '@/lib/search/index/library-query';
import type { Database } from '@/lib/storage/open-database';
import { readNewestRows } from '@/lib/storage/queries/read-newest-rows';
import { listSourcesById } from '@/lib/storage/queries/read-source-batch';
import { listAllIds } from '../search-index/list-all-ids';
import type { SearchIndex } from '../search-index/use-search-index';
import { useLiveQuery } from '../use-live-query';

/** The loaded part of the list. */
export type SourceList = {
  /** The rows near the viewport. */
  rows: ListRow[];
  /** The position of the first of `rows`, and the number of all rows. */
  from: number;
  total: number;
  /** The displayed result. Null means that only the newest rows are displayed, because the index is not loaded yet. */
  result: ListResult | null;
  /** The query whose result is displayed. Null before the first result. */
  shownQuery: LibraryQuery | null;
  /** False until the first rows were read, or cannot be read without the index. */
  hasFirstRows: boolean;
  error: Error | null;
  /** Loads the rows of a window and discards the others. */
  showWindow: (window: ListWindow) => void;
  /** The ids of the whole list, in order. */
  listAllIds: () => Promise<string[]>;
};

type ShownList = { query: LibraryQuery; result: ListResult; idsByChunkStart: ReadonlyMap<number, string[]> };

const FIRST_WINDOW: ListWindow = { from: 0, to: ROWS_PER_CHUNK };

/** Reads the list of a query. The last result stays until the result of a new query arrives. */
export function useSourceList(
  database: Database,
  { client, state }: SearchIndex,
  query: LibraryQuery,
): SourceList {
  const [shownList, setShownList] = useState<ShownList | null>(null);
  const [listWindow, setListWindow] = useState(FIRST_WINDOW);
  const windowRef = useRef(listWindow);
  const { version } = state;
  const loadWindow = useCallback(
    async (requestedWindow: ListWindow): Promise<ShownList> => {
      const { from, to } = requestedWindow.to > requestedWindow.from ? requestedWindow : FIRST_WINDOW;
      const starts = listChunkStarts({ from, to });
      const size = starts.length * ROWS_PER_CHUNK;
      const result = await client.request({ kind: 'query', query, offset: from, size });
      const getChunkIds = (start: number) => result.ids.slice(start - from, start - from + ROWS_PER_CHUNK);
      return { query, result, idsByChunkStart: new Map(starts.map((start) => [start, getChunkIds(start)])) };
    },
    [client, query],
  );
  // Responses can arrive out of order. A response is used only if it belongs to the current query and no response to a
  // later request was used.
  const latestRequest = useRef({ query, lastId: 0, shownId: 0 });
  const load = useCallback(
    (requestedWindow: ListWindow) => {
      const id = latestRequest.current.lastId + 1;
      latestRequest.current.lastId = id;
      void loadWindow(requestedWindow).then((loadedList) => {
        if (loadedList.query !== latestRequest.current.query || id < latestRequest.current.shownId) return;
        latestRequest.current.shownId = id;
        setShownList(loadedList);
      });
    },
    [loadWindow],
  );
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new version of the index can change the result
  useEffect(() => {
    latestRequest.current.query = query;
    load(windowRef.current);
  }, [load, query, version]);
  const showWindow = useCallback(
    (requestedWindow: ListWindow) => {
      if (requestedWindow.from === windowRef.current.from && requestedWindow.to === windowRef.current.to)
        return;
      windowRef.current = requestedWindow;
      setListWindow(requestedWindow);
      load(requestedWindow);
    },
    [load],
  );
  const { rows, isLoaded, error } = useRows(database, shownList, listWindow);
  const [hasLoaded, setHasLoaded] = useState(false);
  if (isLoaded && !hasLoaded) setHasLoaded(true);
  // The newest rows stay until the rows of the index are read, so that the focused row is never removed.
  const indexedList = hasLoaded && (state.isComplete || !isNewestFirst(query)) ? shownList : null;
  const newestRows = useNewestRows(database, indexedList ? null : query);
  const displayedRows = indexedList
    ? { rows, from: listWindow.from, total: indexedList.result.total, result: indexedList.result }
    : { rows: newestRows ?? [], from: 0, total: newestRows?.length ?? 0, result: null };
  return {
    ...displayedRows,
    shownQuery: shownList?.query ?? null,
    hasFirstRows: newestRows !== null,
    error: error ?? (state.error === null ? null : new Error(state.error)),
    showWindow,
    listAllIds: () => listAllIds(client, query),
  };
}

/** Returns the stored rows of the window. A row that is not loaded yet is null. `isLoaded` is true when all rows were read. */
function useRows(
  database: Database,
  shownList: ShownList | null,
  { from, to }: ListWindow,
): { rows: ListRow[]; isLoaded: boolean; error: Error | null } {
  const ids = useMemo(
    () =>
      shownList
        ? listChunkStarts({ from, to }).flatMap((start) => shownList.idsByChunkStart.get(start) ?? [])
        : [],
    [shownList, from, to],
  );
  const joinedIds = ids.join(' ');
  const { value, error } = useLiveQuery(
    useCallback(
      async () => ({
        joinedIds,
        rows: joinedIds === '' ? [] : await listSourcesById(database, joinedIds.split(' ')),
      }),
      [database, joinedIds],
    ),
  );
  const rowById = useMemo(() => new Map(value?.rows.map((row) => [getKey(row), row])), [value]);
  return {
    rows: ids.map((id) => rowById.get(id) ?? null),
    isLoaded: shownList !== null && value?.joinedIds === joinedIds,
    error,
  };
}

const getKey = (row: SourceRow | InvalidRow): string => (isInvalidRow(row) ? row.key : row.stableId);

/** Returns whether a query lists all sources of a section, or of the library, with the newest first. */
const isNewestFirst = ({ text, facets, importance, sort, isDescending }: LibraryQuery): boolean =>
  text === '' &&
  importance === null &&
  sort === 'saved' &&
  isDescending &&
  Object.keys(facets).every((facet) => facet === 'section') &&
  (facets.section?.length ?? 0) <= 1;

/**
 * Returns the newest rows of the list, which are shown until the index is loaded. Returns no rows if the list
 * has another order or a filter, or if `query` is null because the rows are no longer needed. Returns null
 * until the rows were read.
 */
function useNewestRows(database: Database, query: LibraryQuery | null): ListRow[] | null {
  const section = query && isNewestFirst(query) ? (query.facets.section?.[0] ?? 'all') : null;
  const { value, error } = useLiveQuery(
    useCallback(
      async () => (section === null ? [] : await readNewestRows(database, section, ROWS_PER_CHUNK)),
      [database, section],
    ),
  );
  return value ?? (error ? [] : null);
}
