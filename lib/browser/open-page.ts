import { browser } from 'wxt/browser';

/** Opens the library in a new tab, which is active by default. `hash` is the route and begins with `#`. */
export async function openLibrary(hash: string, { isActive = true } = {}): Promise<void> {
  const url = browser.runtime.getURL(`/options.html${hash}` as '/options.html');
  await browser.tabs.create({ url, active: isActive });
}

/** Opens the form of a stored draft in a new tab. */
export async function openDraftForm(key: string): Promise<void> {
  const url = browser.runtime.getURL(`/popup.html?draft=${encodeURIComponent(key)}` as '/popup.html');
  await browser.tabs.create({ url });
}

/** Opens a web page in a new tab, which is active by default. The URL must be http or https. */
export async function openWebPage(url: string, { isActive = true } = {}): Promise<void> {
  await browser.tabs.create({ url, active: isActive });
}

/** Opens the page of Chromium on which the reader changes the permissions of the extension. */
export async function openExtensionDetails(): Promise<void> {
  await browser.tabs.create({ url: `chrome://extensions/?id=${browser.runtime.id}` });
}
