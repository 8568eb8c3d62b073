/** Lets background work wait while work of the reader is in progress. */
export type ForegroundGate = {
  /** Marks the beginning of foreground work. The result is called at its end. */
  begin: () => () => void;
  /** Resolves when no foreground work is in progress, at the latest after two seconds; null: there is none. */
  yieldToForeground: () => Promise<void> | null;
};

// The first delay lets a page render the reply. No message of a page takes as long as the second.
const RELEASE_DELAY_MS = 50;
const MAX_WAIT_MS = 2000;

/**
 * Creates a gate that holds background work back while the reader waits for a reply, for at most two seconds. `schedule`
 * runs a callback after a time in ms.
 */
export function createForegroundGate(schedule: (ms: number, callback: () => void) => void): ForegroundGate {
  let activeCount = 0;
  let waiters: (() => void)[] = [];
  const resumeWaiters = () => {
    const currentWaiters = waiters;
    waiters = [];
    for (const resume of currentWaiters) resume();
  };
  return {
    begin: () => {
      activeCount += 1;
      return () =>
        schedule(RELEASE_DELAY_MS, () => {
          activeCount -= 1;
          if (activeCount === 0) resumeWaiters();
        });
    },
    yieldToForeground: () => {
      if (activeCount === 0) return null;
      return new Promise((resolve) => {
        waiters.push(resolve);
        schedule(MAX_WAIT_MS, resolve);
      });
    },
  };
}
