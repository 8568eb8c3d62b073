/** Work on a page in steps: it can pause at every `yield`, so that the page and the browser stay usable. */
export type Steps<T> = Generator<void, T>;

/** How much time the work may take. Work whose budget is spent leaves out what it has not begun. */
export type TimeBudget = { isSpent: () => boolean };

export const UNLIMITED: TimeBudget = { isSpent: () => false };

/** A budget of `limitMs` milliseconds from now on. `now` gives milliseconds, as `performance.now` does. */
export function createTimeBudget(now: () => number, limitMs: number): TimeBudget {
  const deadline = now() + limitMs;
  return { isSpent: () => now() >= deadline };
}

/** Does all steps at once. */
export function runSteps<T>(steps: Steps<T>): T {
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}

// A task over 50 ms delays input noticeably (https://www.w3.org/TR/longtasks-1/).
const SLICE_MS = 50;

/** Does the steps in slices of about 50 ms, with a `pause` after each. A single step is not interrupted. */
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

/** Lets the page run what waits. Timers would be slowed down to one a second in a tab in the background. */
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
