import { liveQuery } from 'dexie';

/**
 * Runs a query now, and again whenever any context of the extension writes into the index ranges that the query read. Returns
 * the function that stops it.
 */
export function watchQuery<T>(
  query: () => Promise<T>,
  onValue: (value: T) => void,
  onError: (error: unknown) => void,
): () => void {
  // Dexie observes reads after the first `await` only if the function passed to it is `async`.
  const subscription = liveQuery(async () => query()).subscribe({ next: onValue, error: onError });
  return () => subscription.unsubscribe();
}
