import { liveQuery } from 'dexie';

// A query waits this many times the duration of its last run before it runs again, so that the writes of a long change need not
// wait for the reads that they cause. A query after an idle time runs at once.
const PAUSE_FACTOR = 3;
const MAX_PAUSE_MS = 3000;

/**
 * Runs a query now and after every later write, in any context, that changes something it read. Returns a function that stops it.
 */
export function watchQuery<T>(
  query: () => Promise<T>,
  onValue: (value: T) => void,
  onError: (error: unknown) => void,
): () => void {
  let lastRun = 0;
  let earliestStart = 0;
  const runQuery = async (): Promise<T> => {
    lastRun += 1;
    const run = lastRun;
    const pauseMs = earliestStart - performance.now();
    if (pauseMs > 0) await new Promise((resolve) => setTimeout(resolve, pauseMs));
    // Dexie has replaced this run by a later one and ignores this error.
    if (run !== lastRun) throw new DOMException('A later run replaces this one.', 'AbortError');
    const startedAt = performance.now();
    const value = await query();
    const endedAt = performance.now();
    earliestStart = endedAt + Math.min(MAX_PAUSE_MS, PAUSE_FACTOR * (endedAt - startedAt));
    return value;
  };
  // Dexie observes reads after the first `await` only in an `async` function.
  const subscription = liveQuery(async () => runQuery()).subscribe({ next: onValue, error: onError });
  return () => subscription.unsubscribe();
}
