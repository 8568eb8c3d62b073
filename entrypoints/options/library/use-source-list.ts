import { useCallback, useEffect, useReducer } from 'react';
import type { Database } from '@/lib/storage/open-database';
import { type ListPage, type ListQuery, readListPage } from '@/lib/storage/queries/read-list-page';
import { watchQuery } from '@/lib/storage/queries/watch-query';
import { createUnreadSegments, SEGMENT_SIZE, type Segment, setSegmentPage, unloadOutside } from './segments';

/** The list as far as it is read. `slots` belong to `query` unless a newer one is `pending`. */
export type SourceList = {
  segments: Segment[];
  /** Nothing of the asked list is read yet; what is shown is the list before. */
  isPending: boolean;
  error: Error | null;
  receivePage: (query: ListQuery, index: number, page: ListPage) => void;
  /** Lets go of the rows outside these stretches. */
  unloadOutside: (from: number, to: number) => void;
  reportError: (thrown: unknown) => void;
};

type ListState = { query: ListQuery | null; segments: Segment[]; error: Error | null };
type ListEvent =
  | { type: 'read'; query: ListQuery; index: number; page: ListPage }
  | { type: 'kept'; from: number; to: number }
  | { type: 'failed'; error: Error };

/** Holds the stretches of one list; a new query (another object) starts anew once its first stretch is read. */
export function useSourceList(query: ListQuery): SourceList {
  const [state, dispatch] = useReducer(reduceSourceList, {
    query: null,
    segments: createUnreadSegments(),
    error: null,
  });
  const receivePage = useCallback(
    (pageQuery: ListQuery, index: number, page: ListPage) =>
      dispatch({ type: 'read', query: pageQuery, index, page }),
    [],
  );
  const unloadOutside = useCallback((from: number, to: number) => dispatch({ type: 'kept', from, to }), []);
  const reportError = useCallback(
    (thrown: unknown) =>
      dispatch({ type: 'failed', error: thrown instanceof Error ? thrown : new Error(String(thrown)) }),
    [],
  );
  return {
    segments: state.segments,
    error: state.error,
    isPending: state.query !== query,
    receivePage,
    unloadOutside,
    reportError,
  };
}

function reduceSourceList(state: ListState, event: ListEvent): ListState {
  switch (event.type) {
    case 'read': {
      const isNewQuery = state.query !== event.query;
      // A late answer to an older query must not open the list again.
      if (isNewQuery && event.index !== 0) return state;
      const segments = setSegmentPage(
        isNewQuery ? createUnreadSegments() : state.segments,
        event.index,
        event.page,
      );
      return { query: event.query, segments, error: null };
    }
    case 'kept': {
      const segments = unloadOutside(state.segments, event.from, event.to);
      return segments === state.segments ? state : { ...state, segments };
    }
    case 'failed':
      return { ...state, error: event.error };
  }
}

type SegmentReaderProps = {
  database: Database;
  query: ListQuery;
  index: number;
  segment: Segment;
  list: SourceList;
};

/** Reads one stretch for as long as it is shown, and again whenever something in it changes. Draws nothing. */
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
