import { useEffect, useState } from 'react';
import { watchQuery } from '@/lib/storage/queries/watch-query';

/** The last result of a query: not loaded yet, a value, or the error that ended it. */
export type LiveResult<T> = { value: T | undefined; error: Error | null };

/**
 * The result of a query; updates on changes in other contexts. `query` must be stable (`useCallback`): a new function runs
 * again, and the old result stays until the new one arrives.
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
