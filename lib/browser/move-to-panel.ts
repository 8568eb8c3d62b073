import { browser } from 'wxt/browser';

const STORAGE_KEY = 'movedToPanel';

/** Records that the reader moves the form of the popup to the side panel. */
export const recordMoveToPanel = (): Promise<void> => browser.storage.session.set({ [STORAGE_KEY]: true });

/** Returns whether the form was just moved from the popup, and forgets it. */
export async function consumeMoveToPanel(): Promise<boolean> {
  const { [STORAGE_KEY]: isMoved } = await browser.storage.session.get(STORAGE_KEY);
  if (isMoved) await browser.storage.session.remove(STORAGE_KEY);
  return isMoved === true;
}
