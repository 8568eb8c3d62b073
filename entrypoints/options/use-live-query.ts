import { useEffect, useState } from 'react';
import { watchQuery } from '@/lib/storage/queries/watch-query';

/**
 * The last result of a query. `value` is undefined until it is loaded. `error` is the error of the last run, or null.
 */
export type LiveResult<T> = { value: T | undefined; error: Error | null };

/**
 * Returns the result of a query, also after changes by other contexts. Pass `query` through `useCallback`, because
 * every new function runs the query again. The previous result stays until the new one arrives.
 */
export function useLiveQuery<T>(query: () => Promise<T>): LiveResult<T> {
  const [result, setResult] = useState<LiveResult<T>>({ value: undefined, error: null });
  useEffect(
    () =>
      watchQuery(
        query,
        (value) => setResult({ value, error: null }),
        (thrown) =>
          setResult((previousResult) => ({
            ...previousResult,
            error: thrown instanceof Error ? thrown : new Error(String(thrown)),
          })),
      ),
    [query],
  );
  return result;
}
