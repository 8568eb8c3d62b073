/**
 * Runs the task while it holds the named lock, exclusively in the whole extension. The lock is released when the task ends or
 * fails, or the worker is stopped (Web Locks API).
 */
export async function withLock<T>(name: string, task: () => Promise<T>): Promise<T> {
  // The DOM types do not unwrap the promise that the task returns.
  return (await navigator.locks.request(name, task)) as T;
}

/** Runs the task with a shared lock: concurrently with other shared holders, never with an exclusive one. */
export async function withSharedLock<T>(name: string, task: () => Promise<T>): Promise<T> {
  return (await navigator.locks.request(name, { mode: 'shared' }, task)) as T;
}
