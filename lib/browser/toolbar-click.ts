import { browser } from 'wxt/browser';

const STORAGE_KEY = 'clicked';

/** Notifies an open side panel that the reader clicked the toolbar button, which permits reading the tab (`activeTab`). */
export const recordToolbarClick = (): Promise<void> =>
  browser.storage.session.set({ [STORAGE_KEY]: Date.now() });

/** Calls back when the reader clicks the toolbar button on any tab. Returns a function that unsubscribes. */
export function watchToolbarClicks(onClick: () => void): () => void {
  const listener = (changes: Record<string, unknown>, area: string) => {
    if (area === 'session' && STORAGE_KEY in changes) onClick();
  };
  browser.storage.onChanged.addListener(listener);
  return () => browser.storage.onChanged.removeListener(listener);
}
