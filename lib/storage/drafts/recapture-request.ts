import { browser } from 'wxt/browser';

const getItemName = (stableId: string): string => `again:${stableId}`;
// A reader who returns to the page days later does not expect a new capture.
const REQUEST_LIFETIME_MS = 60 * 60 * 1000;

/** Requests that the next form of a saved source captures its page again. The request is lost when the browser closes. */
export const requestRecapture = (stableId: string, now: Date): Promise<void> =>
  browser.storage.session.set({ [getItemName(stableId)]: now.getTime() });

/** Resolves to whether a new capture was requested within the last hour. Deletes the request, so that it is used only once. */
export async function consumeRecaptureRequest(stableId: string, now: Date): Promise<boolean> {
  const requestedAt: unknown = (await browser.storage.session.get(getItemName(stableId)))[
    getItemName(stableId)
  ];
  if (requestedAt === undefined) return false;
  await browser.storage.session.remove(getItemName(stableId));
  return typeof requestedAt === 'number' && now.getTime() - requestedAt < REQUEST_LIFETIME_MS;
}
