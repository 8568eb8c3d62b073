import { useCallback, useEffect, useState } from 'react';
import type { DuplicatePair } from '@/lib/app/library/find-duplicate-pairs';
import type { IndexClient } from '../search-index/index-client';

/** The current state of the search for duplicates. `progress` is from 0 to 1. */
export type PairSearch = {
  pairs: DuplicatePair[];
  progress: number;
  status: 'running' | 'done' | 'cancelled';
};

const INITIAL_SEARCH: PairSearch = { pairs: [], progress: 0, status: 'running' };

/** Searches the whole library for duplicates when the view opens. */
export function useDuplicatePairs(
  client: IndexClient,
): PairSearch & { cancel: () => void; restart: () => void } {
  const [search, setSearch] = useState(INITIAL_SEARCH);
  const [runNumber, setRunNumber] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: every run starts a new search
  useEffect(() => {
    setSearch(INITIAL_SEARCH);
    const unsubscribe = client.subscribe((event) => {
      if (event.kind !== 'duplicates') return;
      setSearch((previous) => ({
        pairs: addPairs(previous.pairs, event.pairs),
        progress: event.totalCount === 0 ? 1 : event.readCount / event.totalCount,
        status: event.isDone ? 'done' : previous.status,
      }));
    });
    void client.request({ kind: 'find-duplicates' });
    return () => {
      unsubscribe();
      void client.request({ kind: 'stop-duplicates' });
    };
  }, [client, runNumber]);
  const cancel = useCallback(() => {
    void client.request({ kind: 'stop-duplicates' });
    setSearch((previous) => ({ ...previous, status: 'cancelled' }));
  }, [client]);
  const restart = useCallback(() => setRunNumber((number) => number + 1), []);
  return { ...search, cancel, restart };
}

/** Adds found pairs. If a pair is found again, its later evidence, which includes the earlier one, replaces the earlier one. */
function addPairs(pairs: DuplicatePair[], foundPairs: DuplicatePair[]): DuplicatePair[] {
  if (foundPairs.length === 0) return pairs;
  const byKey = new Map(pairs.map((pair) => [pair.ids.join(' '), pair]));
  for (const pair of foundPairs) byKey.set(pair.ids.join(' '), pair);
  return [...byKey.values()];
}
