import { browser } from 'wxt/browser';

/** Opens a page of ours in a tab, in front unless it is said otherwise. `hash` begins with `#`. */
export async function openLibrary(hash: string, { inFront = true } = {}): Promise<void> {
  const url = browser.runtime.getURL(`/options.html${hash}` as '/options.html');
  await browser.tabs.create({ url, active: inFront });
}

/** Opens a web page in a tab in front. The address must be http or https. */
export async function openWebPage(url: string): Promise<void> {
  await browser.tabs.create({ url });
}
