import { browser } from 'wxt/browser';

/** Opens a page of the extension in a tab, in the foreground by default. `hash` begins with `#`. */
export async function openLibrary(hash: string, { isActive = true } = {}): Promise<void> {
  const url = browser.runtime.getURL(`/options.html${hash}` as '/options.html');
  await browser.tabs.create({ url, active: isActive });
}

/** Opens a web page in a foreground tab. The address must be http or https. */
export async function openWebPage(url: string): Promise<void> {
  await browser.tabs.create({ url });
}
