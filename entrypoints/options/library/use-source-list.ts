import { useCallback, useEffect, useReducer } from 'react';
import {
  createUnreadList,
  type ListEvent,
  type ListState,
  reduceList,
  SEGMENT_SIZE,
  type Segment,
} from '@/lib/app/library/list-segments';
import type { Database } from '@/lib/storage/open-database';
import { type ListPage, type ListQuery, readListPage } from '@/lib/storage/queries/read-list-page';
import { watchQuery } from '@/lib/storage/queries/watch-query';

/** The list of sources, of which only the segments near the viewport are loaded. */
export type SourceList = {
  segments: Segment[];
  /** Whether `segments` still belong to the previous query, because no segment of the current query is loaded. */
  isPending: boolean;
  error: Error | null;
  receivePage: (query: ListQuery, index: number, page: ListPage) => void;
  /** Removes the rows of all segments outside the indexes `from` to `to`. */
  unloadRowsOutside: (from: number, to: number) => void;
  reportError: (thrown: unknown) => void;
};

/**
 * Returns the list of a query. When the first segment of a new query object is loaded, it replaces the previous list.
 */
export function useSourceList(query: ListQuery): SourceList {
  const [state, dispatch] = useReducer<ListState<ListQuery>, [ListEvent<ListQuery>]>(reduceList, {
    query: null,
    segments: createUnreadList(),
    error: null,
  });
  const receivePage = useCallback(
    (pageQuery: ListQuery, index: number, page: ListPage) =>
      dispatch({ type: 'read', query: pageQuery, index, page }),
    [],
  );
  const unloadRowsOutside = useCallback(
    (from: number, to: number) => dispatch({ type: 'scrolled', from, to }),
    [],
  );
  const reportError = useCallback(
    (thrown: unknown) =>
      dispatch({ type: 'failed', error: thrown instanceof Error ? thrown : new Error(String(thrown)) }),
    [],
  );
  const isPending = state.query !== query;
  return {
    segments: state.segments,
    error: state.error,
    isPending,
    receivePage,
    unloadRowsOutside,
    reportError,
  };
}

type SegmentReaderProps = {
  database: Database;
  query: ListQuery;
  index: number;
  segment: Segment;
  list: SourceList;
};

/** Loads one segment while it is mounted, and again whenever a row in it changes. Renders nothing. */
export function SegmentReader({ database, query, index, segment, list }: SegmentReaderProps) {
  const { receivePage, reportError } = list;
  const { after, until } = segment;
  useEffect(
    () =>
      watchQuery(
        () => readListPage(database, query, { after, until, size: SEGMENT_SIZE }),
        (page) => receivePage(query, index, page),
        reportError,
      ),
    [database, query, index, after, until, receivePage, reportError],
  );
  return null;
}
