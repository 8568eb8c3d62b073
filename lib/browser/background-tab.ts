import { browser } from 'wxt/browser';

// A new tab in Firefox first loads an empty page, and reports that as loaded too. If the tab has no visible URL for longer than
// this time, its page is on a site for which the extension has no permission.
const HIDDEN_URL_MS = 3_000;

/**
 * Opens a page in a background tab and waits until it is loaded, for at most `timeoutMs` milliseconds or until the signal is aborted.
 * Returns the id of the tab, or null if the browser did not open it.
 */
export async function openBackgroundTab(
  url: string,
  timeoutMs: number,
  signal: AbortSignal,
): Promise<number | null> {
  const tab = await browser.tabs.create({ url, active: false }).catch(() => null);
  const id = tab?.id;
  if (id === undefined) return null;
  if (signal.aborted) return id;
  await new Promise<void>((resolve) => {
    let hiddenUrlTimer: ReturnType<typeof setTimeout> | undefined;
    const finish = (): void => {
      clearTimeout(timer);
      clearTimeout(hiddenUrlTimer);
      browser.tabs.onUpdated.removeListener(handleUpdated);
      browser.tabs.onRemoved.removeListener(handleRemoved);
      signal.removeEventListener('abort', finish);
      resolve();
    };
    const timer = setTimeout(finish, timeoutMs);
    const handleUpdated: UpdatedListener = (updatedId, { status }, { url: visibleUrl }) => {
      if (updatedId !== id || status === undefined) return;
      clearTimeout(hiddenUrlTimer);
      if (status !== 'complete') return;
      if (visibleUrl) finish();
      else hiddenUrlTimer = setTimeout(finish, HIDDEN_URL_MS);
    };
    const handleRemoved = (removedId: number): void => {
      if (removedId === id) finish();
    };
    browser.tabs.onUpdated.addListener(handleUpdated);
    browser.tabs.onRemoved.addListener(handleRemoved);
    signal.addEventListener('abort', finish);
  });
  return id;
}

type UpdatedListener = Parameters<typeof browser.tabs.onUpdated.addListener>[0];

/** Closes a tab. Does nothing if the reader has closed it. */
export const closeTab = (id: number): Promise<void> => browser.tabs.remove(id).catch(() => undefined);

// The icons of Firefox for its own pages. A web page can't use them. Its viewer of PDFs has one too.
const ERROR_PAGE_ICON = /^chrome:\/\/global\/skin\/icons\/(?!pdf)/;
// A tab gets its icon after its page is loaded, on a busy computer some seconds later, or never.
const ICON_TIMEOUT_MS = 10_000;
const ICON_INTERVAL_MS = 50;

/**
 * Returns whether a tab shows an error page of Firefox. Needs the permission for the site of the tab. Always false in Chromium, which names its
 * error page when a script can't be injected.
 */
export async function hasErrorPage(id: number): Promise<boolean> {
  if (import.meta.env.BROWSER !== 'firefox') return false;
  for (let waitedMs = 0; waitedMs < ICON_TIMEOUT_MS; waitedMs += ICON_INTERVAL_MS) {
    const tab = await browser.tabs.get(id).catch(() => null);
    if (!tab) return false;
    if (tab.favIconUrl) return ERROR_PAGE_ICON.test(tab.favIconUrl);
    await new Promise((resolve) => setTimeout(resolve, ICON_INTERVAL_MS));
  }
  return false;
}
