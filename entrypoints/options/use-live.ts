import { useEffect, useState } from 'react';
import { watchQuery } from '@/lib/db/read/live';

/** What a query last gave: nothing yet, a value, or the fault that ended it. */
export type Live<T> = { value: T | undefined; fault: Error | null };

/**
 * The answer of a query, kept current across contexts. `query` must be stable (`useCallback`): a new one asks anew and
 * keeps the old answer until it has its own.
 */
export function useLive<T>(query: () => Promise<T>): Live<T> {
  const [live, setLive] = useState<Live<T>>({ value: undefined, fault: null });
  useEffect(
    () =>
      watchQuery(
        query,
        (value) => setLive({ value, fault: null }),
        (fault) =>
          setLive((last) => ({ ...last, fault: fault instanceof Error ? fault : new Error(String(fault)) })),
      ),
    [query],
  );
  return live;
}
