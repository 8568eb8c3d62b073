/** Makes background work wait while the worker handles a message of a page, which the reader waits for. */
export type ForegroundGate = {
  /** Marks the beginning of foreground work. Returns the function that marks its end. */
  begin: () => () => void;
  /** Resolves when no foreground work is in progress, and after two seconds at the latest. Returns null if there is none. */
  yieldToForeground: () => Promise<void> | null;
};

// Gives the page time to render the response before background work continues.
const RELEASE_DELAY_MS = 50;
// Limits the wait if foreground work never ends. No message of a page takes this long.
const MAX_DELAY_MS = 2000;

/**
 * Creates a gate that delays background work by at most two seconds. `schedule` runs a callback after a time in ms.
 */
export function createForegroundGate(schedule: (ms: number, callback: () => void) => void): ForegroundGate {
  let activeCount = 0;
  let waitingCallbacks: (() => void)[] = [];
  const resumeWaitingWork = () => {
    const callbacks = waitingCallbacks;
    waitingCallbacks = [];
    for (const resume of callbacks) resume();
  };
  return {
    begin: () => {
      activeCount += 1;
      return () =>
        schedule(RELEASE_DELAY_MS, () => {
          activeCount -= 1;
          if (activeCount === 0) resumeWaitingWork();
        });
    },
    yieldToForeground: () => {
      if (activeCount === 0) return null;
      return new Promise((resolve) => {
        waitingCallbacks.push(resolve);
        schedule(MAX_DELAY_MS, resolve);
      });
    },
  };
}
