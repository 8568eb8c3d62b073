/**
 * Runs the task while nothing else of the extension holds this lock. The lock is released when the task ends or fails, or
 * when the worker is stopped (Web Locks API).
 */
export async function withLock<T>(name: string, task: () => Promise<T>): Promise<T> {
  // The DOM types say that the result may be anything that the task returns; it is a promise of T.
  return (await navigator.locks.request(name, task)) as T;
}

/** Runs the task together with other shared ones, while nothing holds the lock alone. */
export async function withSharedLock<T>(name: string, task: () => Promise<T>): Promise<T> {
  return (await navigator.locks.request(name, { mode: 'shared' }, task)) as T;
}
