import { browser } from 'wxt/browser';

/** Opens a page of ours in a tab. `hash` begins with `#`. */
export async function openLibrary(hash: string): Promise<void> {
  await browser.tabs.create({ url: browser.runtime.getURL(`/options.html${hash}` as '/options.html') });
}
