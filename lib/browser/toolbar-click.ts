import { browser } from 'wxt/browser';

const STORAGE_KEY = 'clicked';

/** Tells an open side panel that the reader clicked the toolbar button. After the click, the tab can be captured (`activeTab`). */
export const announceToolbarClick = (): Promise<void> =>
  browser.storage.session.set({ [STORAGE_KEY]: Date.now() });

/** Calls `onClick` when the reader clicks the toolbar button on any tab. Returns the function that stops watching. */
export function watchToolbarClicks(onClick: () => void): () => void {
  const listener = (changes: Record<string, unknown>, area: string) => {
    if (area === 'session' && STORAGE_KEY in changes) onClick();
  };
  browser.storage.onChanged.addListener(listener);
  return () => browser.storage.onChanged.removeListener(listener);
}
