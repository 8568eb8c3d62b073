import { liveQuery } from 'dexie';

/**
 * Asks now, and again whenever any context has written what the answer rests on (Dexie follows the index ranges that
 * were read). Gives the way to stop.
 */
export function watchQuery<T>(
  query: () => Promise<T>,
  onValue: (value: T) => void,
  onError: (error: unknown) => void,
): () => void {
  // Only of an `async` function does Dexie follow what is read after its first `await`.
  const subscription = liveQuery(async () => query()).subscribe({ next: onValue, error: onError });
  return () => subscription.unsubscribe();
}
