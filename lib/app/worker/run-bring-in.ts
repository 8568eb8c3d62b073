import type { BringIn } from '@/lib/wiki/model/bring-in';

/** The dependencies of running the task that brings resources of a wiki into the library. Times are in ms since 1970. */
export type RunBringInDeps = {
  now: () => number;
  getProgress: () => Promise<BringIn | null>;
  /** Handles the next page of the task. Resolves to the new progress, or null if no task runs. */
  handleNextPage: () => Promise<BringIn | null>;
  /** Prevents the browser from stopping the worker. Returns the function that allows it again. */
  preventWorkerStop: () => () => void;
  yieldToForeground: () => Promise<void> | null;
  /** Resolves after this time in ms. */
  wait: (ms: number) => Promise<void>;
  /** Sets the alarm that starts a stopped worker again. */
  scheduleAlarm: (time: number) => Promise<void>;
  cancelAlarm: () => Promise<unknown>;
};

/** A longer wait uses the alarm, so that the browser can stop the worker. In ms. */
const MAX_TIMER_MS = 25_000;

/**
 * Runs the stored task until it ends, or until it has to wait so long that the alarm continues it later.
 * Resolves to true if the task ran and has ended.
 */
export async function runBringIn(deps: RunBringInDeps): Promise<boolean> {
  if ((await deps.getProgress())?.status !== 'running') return false;
  const endRun = deps.preventWorkerStop();
  await deps.scheduleAlarm(0);
  try {
    for (let progress = await waitUntilDue(deps, await deps.getProgress()); progress; ) {
      await deps.yieldToForeground();
      progress = await waitUntilDue(deps, await deps.handleNextPage());
    }
  } finally {
    endRun();
  }
  if ((await deps.getProgress())?.status === 'running') return false;
  await deps.cancelAlarm();
  return true;
}

/** Waits until the next page may be requested. Returns null if the task has ended, or if the alarm continues it. */
async function waitUntilDue(deps: RunBringInDeps, progress: BringIn | null): Promise<BringIn | null> {
  if (progress?.status !== 'running') return null;
  const delayMs = progress.waitUntil === null ? 0 : Date.parse(progress.waitUntil) - deps.now();
  if (delayMs > MAX_TIMER_MS) {
    await deps.scheduleAlarm(deps.now() + delayMs);
    return null;
  }
  if (delayMs > 0) await deps.wait(delayMs);
  return progress;
}
