import { liveQuery } from 'dexie';

/**
 * Runs a query now, and again whenever any context writes something that the result depends on (Dexie observes the
 * index ranges that were read). Returns the function that stops it.
 */
export function watchQuery<T>(
  query: () => Promise<T>,
  onValue: (value: T) => void,
  onError: (error: unknown) => void,
): () => void {
  // Dexie observes what is read after the first `await` in `async` functions only.
  const subscription = liveQuery(async () => query()).subscribe({ next: onValue, error: onError });
  return () => subscription.unsubscribe();
}
