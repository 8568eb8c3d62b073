/**
 * Runs a task while it holds an exclusive lock (Web Locks API). No other context of the extension holds the lock at the same time. The
 * browser releases the lock when the task ends or fails, or when the worker is stopped.
 */
export async function withLock<T>(name: string, task: () => Promise<T>): Promise<T> {
  // The cast is safe because `request` resolves to the result of the task, which the DOM types do not express.
  return (await navigator.locks.request(name, task)) as T;
}

/** Runs a task while it holds a shared lock. Other contexts can hold the same lock as shared, but not as exclusive, at the same time. */
export async function withSharedLock<T>(name: string, task: () => Promise<T>): Promise<T> {
  return (await navigator.locks.request(name, { mode: 'shared' }, task)) as T;
}

/** Takes a shared lock. Resolves to the function that releases it. The browser also releases it when the page is closed. */
export const takeSharedLock = (name: string): Promise<() => Promise<void>> =>
  new Promise((onTaken) => {
    const lockRelease = withSharedLock(
      name,
      () =>
        new Promise<void>((release) =>
          onTaken(() => {
            release();
            return lockRelease;
          }),
        ),
    );
  });

/** Runs a task while it holds an exclusive lock, unless any context of the extension holds the lock already. */
export async function runIfLockIsFree(name: string, task: () => Promise<void>): Promise<void> {
  await navigator.locks.request(name, { ifAvailable: true }, async (lock) => {
    if (lock) await task();
  });
}

/** The lock that a page holds while it imports a file or restores a backup. The browser releases it when the page is closed. */
export const IMPORT_LOCK = 'import';

/** Resolves to whether any context of the extension holds a lock of this name. */
export async function isLockHeld(name: string): Promise<boolean> {
  const { held = [] } = await navigator.locks.query();
  return held.some((lock) => lock.name === name);
}

/**
 * Waits `durationMs` milliseconds and resolves to true. If any context calls it with the same name during this time, the earlier call
 * resolves to false at once.
 */
export async function waitUnlessCalledAgain(name: string, durationMs: number): Promise<boolean> {
  const wait = () => new Promise<void>((resolve) => setTimeout(resolve, durationMs));
  try {
    await navigator.locks.request(name, { steal: true }, wait);
  } catch (error) {
    // A later request that steals the lock rejects this request with an `AbortError`: https://w3c.github.io/web-locks/#steal-the-lock
    if (error instanceof DOMException && error.name === 'AbortError') return false;
    await wait();
  }
  return true;
}
