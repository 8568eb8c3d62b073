import { browser } from 'wxt/browser';

// A packed extension's alarm may not come earlier (Chrome, alarms.create).
const SHORTEST_MS = 30_000;

/** Sets the one alarm of this name; sooner than 30 s is taken as 30 s. */
export async function wakeAt(name: string, time: number): Promise<void> {
  await browser.alarms.create(name, { when: Math.max(time, Date.now() + SHORTEST_MS) });
}

/** Calls the alarm off. */
export const sleepOn = (name: string): Promise<boolean> => browser.alarms.clear(name);

/** Answers the alarm. Must be called synchronously when the worker starts. */
export function onAlarm(name: string, rang: () => void): void {
  browser.alarms.onAlarm.addListener((alarm) => {
    if (alarm.name === name) rang();
  });
}

/** Keeps the worker from being stopped as idle while something long runs. Gives the way to end it. */
export function stayAwake(): () => void {
  const timer = setInterval(() => void browser.runtime.getPlatformInfo(), 20_000);
  return () => clearInterval(timer);
}
