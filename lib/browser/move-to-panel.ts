import { browser } from 'wxt/browser';

const STORAGE_KEY = 'movedToPanel';

/** Stores a request for the side panel: to show the form of the popup, which is about to close. */
export const requestMoveToPanel = (): Promise<void> => browser.storage.session.set({ [STORAGE_KEY]: true });

/** Resolves to whether the popup has stored such a request since the last call, and deletes the request. */
export async function consumeMoveRequest(): Promise<boolean> {
  const { [STORAGE_KEY]: isRequested } = await browser.storage.session.get(STORAGE_KEY);
  if (isRequested) await browser.storage.session.remove(STORAGE_KEY);
  return isRequested === true;
}
