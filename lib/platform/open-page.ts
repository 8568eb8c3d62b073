import { browser } from 'wxt/browser';

/** Opens a page of ours in a tab, in front unless it is said otherwise. `hash` begins with `#`. */
export async function openLibrary(hash: string, { inFront = true } = {}): Promise<void> {
  const url = browser.runtime.getURL(`/options.html${hash}` as '/options.html');
  await browser.tabs.create({ url, active: inFront });
}
