import { useEffect, useState } from 'react';
import { watchQuery } from '@/lib/storage/queries/watch-query';

/** What a query last gave: nothing yet, a value, or the fault that ended it. */
export type LiveResult<T> = { value: T | undefined; error: Error | null };

/**
 * The answer of a query, kept current across contexts. `query` must be stable (`useCallback`): a new one asks anew and
 * keeps the old answer until it has its own.
 */
export function useLiveQuery<T>(query: () => Promise<T>): LiveResult<T> {
  const [result, setResult] = useState<LiveResult<T>>({ value: undefined, error: null });
  useEffect(
    () =>
      watchQuery(
        query,
        (value) => setResult({ value, error: null }),
        (thrown) =>
          setResult((previous) => ({
            ...previous,
            error: thrown instanceof Error ? thrown : new Error(String(thrown)),
          })),
      ),
    [query],
  );
  return result;
}
