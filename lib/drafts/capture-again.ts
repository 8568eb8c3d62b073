import { browser } from 'wxt/browser';

const item = (stableId: string): string => `again:${stableId}`;
// Whoever goes to the page and reads on first is not surprised by it days later.
const VALID_MS = 60 * 60 * 1000;

/** Notes, until the browser is closed, that a saved source is to be captured anew when its form opens next. */
export const askCaptureAgain = (stableId: string, now: Date): Promise<void> =>
  browser.storage.session.set({ [item(stableId)]: now.getTime() });

/** Whether that was asked in the last hour; asked once, it is done once. */
export async function takeCaptureAgain(stableId: string, now: Date): Promise<boolean> {
  const asked: unknown = (await browser.storage.session.get(item(stableId)))[item(stableId)];
  if (asked === undefined) return false;
  await browser.storage.session.remove(item(stableId));
  return typeof asked === 'number' && now.getTime() - asked < VALID_MS;
}
