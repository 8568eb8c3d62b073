import { browser } from 'wxt/browser';

const STORAGE_KEY = 'clicked';

/** Tells an open side panel that the reader clicked the toolbar button, so that it may read the tab now. */
export const recordToolbarClick = (): Promise<void> =>
  browser.storage.session.set({ [STORAGE_KEY]: Date.now() });

/** Calls back when the reader clicked the toolbar button on some tab. Returns the function that ends it. */
export function watchToolbarClicks(onClick: () => void): () => void {
  const listener = (changes: Record<string, unknown>, area: string) => {
    if (area === 'session' && STORAGE_KEY in changes) onClick();
  };
  browser.storage.onChanged.addListener(listener);
  return () => browser.storage.onChanged.removeListener(listener);
}
