import { browser } from 'wxt/browser';

const STORAGE_KEY = 'clicked';

/** Tells an open panel that the reader clicked the button: its tab can be read now. */
export const recordToolbarClick = (): Promise<void> =>
  browser.storage.session.set({ [STORAGE_KEY]: Date.now() });

/** Calls back when the reader has clicked the button on some tab. */
export function watchToolbarClicks(onClick: () => void): () => void {
  const listener = (changes: Record<string, unknown>, area: string) => {
    if (area === 'session' && STORAGE_KEY in changes) onClick();
  };
  browser.storage.onChanged.addListener(listener);
  return () => browser.storage.onChanged.removeListener(listener);
}
