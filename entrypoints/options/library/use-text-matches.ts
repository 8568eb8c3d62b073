import { useCallback, useEffect, useState } from 'react';
import type { TextMatch } from '@/lib/app/library/index-messages';
import type { LibraryQuery } from '@/lib/search/index/library-query';
import type { IndexClient } from '../search-index/index-client';

/** The current state of the search through the captured texts. `progress` is from 0 to 1. */
export type TextMatchState = {
  matches: TextMatch[];
  progress: number;
  status: 'running' | 'done' | 'cancelled';
};

const INITIAL_STATE: TextMatchState = { matches: [], progress: 0, status: 'running' };
// The maximum number of listed sources. A narrower search shows the others.
const MAX_MATCHES = 200;

/** Searches the captured texts. Every new query starts a new search. */
export function useTextMatches(
  client: IndexClient,
  query: LibraryQuery,
): TextMatchState & { cancel: () => void } {
  const [state, setState] = useState(INITIAL_STATE);
  useEffect(() => {
    setState(INITIAL_STATE);
    const unsubscribe = client.subscribe((event) => {
      if (event.kind !== 'texts') return;
      setState((previous) => ({
        matches: addMatches(previous.matches, event.matches),
        progress: event.totalCount === 0 ? 1 : event.readCount / event.totalCount,
        status: event.isDone ? 'done' : 'running',
      }));
    });
    void client.request({ kind: 'search-texts', query });
    return () => {
      unsubscribe();
      void client.request({ kind: 'stop-texts' });
    };
  }, [client, query]);
  const cancel = useCallback(() => {
    void client.request({ kind: 'stop-texts' });
    setState((previous) => ({ ...previous, status: 'cancelled' }));
  }, [client]);
  return { ...state, cancel };
}

/** Adds the found matches to the list. A source with several captured texts is listed once. */
function addMatches(matches: TextMatch[], foundMatches: TextMatch[]): TextMatch[] {
  const knownIds = new Set(matches.map(({ stableId }) => stableId));
  const newMatches = foundMatches.filter(({ stableId }) => !knownIds.has(stableId));
  return [...new Map([...matches, ...newMatches].map((match) => [match.stableId, match])).values()].slice(
    0,
    MAX_MATCHES,
  );
}
