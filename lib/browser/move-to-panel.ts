import { browser } from 'wxt/browser';

const STORAGE_KEY = 'movedToPanel';

/** Sets a flag for the side panel: it takes over the form of the popup, which is about to close. */
export const setMovingToPanel = (): Promise<void> => browser.storage.session.set({ [STORAGE_KEY]: true });

/** Resolves to whether the popup set the flag since the last call, and clears it. */
export async function consumeMovingToPanel(): Promise<boolean> {
  const { [STORAGE_KEY]: isMoved } = await browser.storage.session.get(STORAGE_KEY);
  if (isMoved) await browser.storage.session.remove(STORAGE_KEY);
  return isMoved === true;
}
