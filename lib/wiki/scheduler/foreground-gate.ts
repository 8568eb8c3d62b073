/** Something that others wait for before they go on, as long as it is under way. */
export type ForegroundGate = {
  /** It begins; the result is called when it has ended. */
  begin: () => () => void;
  /** Resolves when nothing is under way any more, or after the longest wait; null: nothing is. */
  yieldToForeground: () => Promise<void> | null;
};

// What is shown after a reply is drawn in this time; no message of the reader's takes as long as the other.
const RELEASE_DELAY_MS = 50;
const MAX_WAIT_MS = 2000;

/**
 * Lets what the reader waits for go before what runs behind his back. Nothing is held up for longer than two seconds.
 * `after`: runs something later, in ms.
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
