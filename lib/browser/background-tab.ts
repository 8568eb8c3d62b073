import { browser } from 'wxt/browser';

// A new tab in Firefox first loads an empty page, and reports the empty page as loaded, without a URL. A page on a site for which the
// extension has no permission has no visible URL either. The tab counts as loaded if it has no visible URL for this time.
const HIDDEN_URL_MS = 3_000;

/**
 * Opens a page in a background tab. Waits until the page is loaded, the tab is closed, `timeoutMs` milliseconds are over or `signal` is
 * aborted. Returns the id of the tab, or null if the browser did not open it.
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

/** Closes a tab. Does nothing if the tab is already closed. */
export const closeTab = (id: number): Promise<void> => browser.tabs.remove(id).catch(() => undefined);

// The icons of Firefox for its own pages, which a web page can't use. The icon of Firefox's PDF viewer does not match.
const ERROR_PAGE_ICON = /^chrome:\/\/global\/skin\/icons\/(?!pdf)/;
// A tab gets its icon after its page is loaded, possibly seconds later on a busy computer. Some pages have no icon.
const ICON_TIMEOUT_MS = 10_000;
const ICON_INTERVAL_MS = 50;

/**
 * Resolves to whether a tab shows an error page of Firefox, after at most 10 s. Needs the permission for the site of the tab. Resolves to
 * false in Chromium: the error of a failed script injection says there that the tab shows an error page.
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
