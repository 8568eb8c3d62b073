/**
 * Work on a page that is divided into steps. The caller can pause at every `yield`, so that the page and the
 * browser stay responsive.
 */
export type Steps<T> = Generator<void, T>;

/** Limits the time of a task. When `isSpent` returns true, the task skips the parts that it has not started. */
export type TimeBudget = { isSpent: () => boolean };

/** A budget that is never spent. */
export const UNLIMITED_TIME: TimeBudget = { isSpent: () => false };

/**
 * Creates a budget that is spent `limitMs` milliseconds from now. `now` returns milliseconds, like
 * `performance.now`.
 */
export function createTimeBudget(now: () => number, limitMs: number): TimeBudget {
  const deadline = now() + limitMs;
  return { isSpent: () => now() >= deadline };
}

/** Runs all steps without a pause and returns the result. */
export function runSteps<T>(steps: Steps<T>): T {
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}

// The browser reacts to input noticeably late if a task takes over 50 ms
// (https://www.w3.org/TR/longtasks-1/).
const SLICE_MS = 50;

/**
 * Runs the steps in slices of about 50 ms and awaits `pause` after each slice. A single step is never
 * interrupted.
 */
export async function runInSlices<T>(
  steps: Steps<T>,
  { now, pause }: { now: () => number; pause: () => Promise<void> },
): Promise<T> {
  let sliceEnd = now() + SLICE_MS;
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
    if (now() < sliceEnd) continue;
    await pause();
    sliceEnd = now() + SLICE_MS;
  }
}

/**
 * Lets pending tasks of the page run first. It uses a `MessageChannel` because browsers throttle timers in
 * background tabs to one per second.
 */
export function yieldToPage(): Promise<void> {
  const { port1, port2 } = new MessageChannel();
  return new Promise((resolve) => {
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}
