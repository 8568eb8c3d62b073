import { browser } from 'wxt/browser';

// Chrome fires alarms at most every 30 s
// (https://developer.chrome.com/docs/extensions/reference/api/alarms).
const MIN_DELAY_MS = 30_000;

/**
 * Schedules an alarm, or changes the time of an existing alarm with this name. The alarm fires at `time` (ms since the epoch), or in
 * 30 s if `time` is earlier than that.
 */
export async function scheduleAlarm(name: string, time: number): Promise<void> {
  await browser.alarms.create(name, { when: Math.max(time, Date.now() + MIN_DELAY_MS) });
}

/** Schedules an alarm like `scheduleAlarm`, unless an alarm with this name is already scheduled. */
export async function ensureAlarm(name: string, time: number): Promise<void> {
  if (!(await browser.alarms.get(name))) await scheduleAlarm(name, time);
}

/** Cancels the alarm with this name. Resolves to whether the alarm existed. */
export const cancelAlarm = (name: string): Promise<boolean> => browser.alarms.clear(name);

/** Calls `callback` when the alarm with this name fires. Must be called synchronously when the worker starts. */
export function onAlarm(name: string, callback: () => void): void {
  browser.alarms.onAlarm.addListener((alarm) => {
    if (alarm.name === name) callback();
  });
}

/**
 * Prevents the browser from stopping the worker during a long task. The browser stops a worker that is idle for 30 s. Each call of an
 * extension API resets that timer (https://developer.chrome.com/docs/extensions/develop/concepts/service-workers/lifecycle), so this
 * function calls one every 20 s. Returns the function that stops these calls.
 */
export function keepWorkerAlive(): () => void {
  const timer = setInterval(() => void browser.runtime.getPlatformInfo(), 20_000);
  return () => clearInterval(timer);
}
