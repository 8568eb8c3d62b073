import { browser } from 'wxt/browser';

const ITEM = 'clicked';

/** Tells an open panel that the reader clicked the button: its tab can be read now. */
export const noteClick = (): Promise<void> => browser.storage.session.set({ [ITEM]: Date.now() });

/** Calls back when the reader has clicked the button on some tab. */
export function watchClicks(clicked: () => void): () => void {
  const listener = (changes: Record<string, unknown>, area: string) => {
    if (area === 'session' && ITEM in changes) clicked();
  };
  browser.storage.onChanged.addListener(listener);
  return () => browser.storage.onChanged.removeListener(listener);
}
