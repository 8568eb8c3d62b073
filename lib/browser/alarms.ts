import { browser } from 'wxt/browser';

// A packed extension's alarm may not come earlier (Chrome, alarms.create).
const MIN_DELAY_MS = 30_000;

/** Sets the one alarm of this name; sooner than 30 s is taken as 30 s. */
export async function scheduleAlarm(name: string, time: number): Promise<void> {
  await browser.alarms.create(name, { when: Math.max(time, Date.now() + MIN_DELAY_MS) });
}

/** Calls the alarm off. */
export const cancelAlarm = (name: string): Promise<boolean> => browser.alarms.clear(name);

/** Answers the alarm. Must be called synchronously when the worker starts. */
export function onAlarm(name: string, callback: () => void): void {
  browser.alarms.onAlarm.addListener((alarm) => {
    if (alarm.name === name) callback();
  });
}

/** Keeps the worker from being stopped as idle while something long runs. Gives the way to end it. */
export function keepWorkerAlive(): () => void {
  const timer = setInterval(() => void browser.runtime.getPlatformInfo(), 20_000);
  return () => clearInterval(timer);
}
