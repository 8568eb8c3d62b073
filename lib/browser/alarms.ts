import { browser } from 'wxt/browser';

// Chrome fires alarms of packed extensions no earlier
// (https://developer.chrome.com/docs/extensions/reference/api/alarms).
const MIN_DELAY_MS = 30_000;

/** Sets the alarm with this name, replacing an earlier one. `time` is in ms since the epoch; at least 30 s from now. */
export async function scheduleAlarm(name: string, time: number): Promise<void> {
  await browser.alarms.create(name, { when: Math.max(time, Date.now() + MIN_DELAY_MS) });
}

/** Cancels the alarm; resolves to whether it existed. */
export const cancelAlarm = (name: string): Promise<boolean> => browser.alarms.clear(name);

/** Calls back when the alarm with this name fires. Must be called synchronously when the worker starts. */
export function onAlarm(name: string, callback: () => void): void {
  browser.alarms.onAlarm.addListener((alarm) => {
    if (alarm.name === name) callback();
  });
}

/** Prevents the browser from stopping the worker as idle during a long task. Returns the function that ends this. */
export function keepWorkerAlive(): () => void {
  const timer = setInterval(() => void browser.runtime.getPlatformInfo(), 20_000);
  return () => clearInterval(timer);
}
