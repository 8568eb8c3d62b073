import { browser } from 'wxt/browser';

const getItemName = (stableId: string): string => `again:${stableId}`;
// Whoever goes to the page and reads on first is not surprised by it days later.
const VALID_MS = 60 * 60 * 1000;

/** Notes, until the browser is closed, that a saved source is to be captured anew when its form opens next. */
export const requestRecapture = (stableId: string, now: Date): Promise<void> =>
  browser.storage.session.set({ [getItemName(stableId)]: now.getTime() });

/** Whether that was asked in the last hour; asked once, it is done once. */
export async function consumeRecaptureRequest(stableId: string, now: Date): Promise<boolean> {
  const requestedAt: unknown = (await browser.storage.session.get(getItemName(stableId)))[
    getItemName(stableId)
  ];
  if (requestedAt === undefined) return false;
  await browser.storage.session.remove(getItemName(stableId));
  return typeof requestedAt === 'number' && now.getTime() - requestedAt < VALID_MS;
}
