import { browser } from 'wxt/browser';
import { CHECK_AGAIN, STOP_CHECKING } from './messages/visited-page';
import { sendToTab } from './send-to-tab';

const SCRIPT_ID = 'visited-page';
const SCRIPT_FILE = '/visited-page.js';

/** The match patterns of all web pages. The manifest declares them as optional. */
const ALL_SITES = ['https://*/*', 'http://*/*'];

/** Requests access to all web pages. Must be called in a click handler before any `await`. */
export const requestAccessToAllSites = (): Promise<boolean> =>
  browser.permissions.request({ origins: ALL_SITES }).catch(() => false);

/** Returns whether the extension has access to all web pages. */
export const hasAccessToAllSites = (): Promise<boolean> =>
  browser.permissions.contains({ origins: ALL_SITES }).catch(() => false);

/**
 * Gives the access to all web pages back. Must be called shortly after a click, because Chromium then also removes the access to
 * single sites, such as a wiki, which is requested again. Chromium does not ask the reader again for what they allowed before.
 */
export async function removeAccessToAllSites(): Promise<void> {
  const { permissions } = browser;
  const { origins = [] } = await permissions.getAll();
  const singleSites = origins.filter((origin) => !ALL_SITES.includes(origin));
  await permissions.remove({ origins: ALL_SITES }).catch(() => undefined);
  if (singleSites.length === 0 || (await permissions.contains({ origins: singleSites }))) return;
  await permissions.request({ origins: singleSites }).catch(() => undefined);
}

/** Lets `visited-page.js` run on every page, also after a restart of the browser, and starts it in all open tabs. */
export async function startVisitedPageScript(): Promise<void> {
  const { scripting } = browser;
  if ((await scripting.getRegisteredContentScripts({ ids: [SCRIPT_ID] })).length > 0) return;
  await scripting.registerContentScripts([
    {
      id: SCRIPT_ID,
      js: [SCRIPT_FILE],
      matches: ALL_SITES,
      runAt: 'document_idle',
      persistAcrossSessions: true,
    },
  ]);
  // WXT generates the type of public paths at build time, so the compiler can't check this name.
  const files = [SCRIPT_FILE] as unknown as [];
  for (const { id, discarded } of await browser.tabs.query({ url: ALL_SITES }))
    if (id !== undefined && !discarded)
      void scripting.executeScript({ target: { tabId: id }, files }).catch(() => undefined);
}

/**
 * Stops `visited-page.js` on all pages and removes its marks from them. Returns the ids of all tabs, or none if the script was not
 * registered.
 */
export async function stopVisitedPageScript(): Promise<number[]> {
  const { scripting } = browser;
  if ((await scripting.getRegisteredContentScripts({ ids: [SCRIPT_ID] })).length === 0) return [];
  await scripting.unregisterContentScripts({ ids: [SCRIPT_ID] });
  // A message reaches the script also without the permission for its page.
  return sendToAllTabs(STOP_CHECKING);
}

/** Asks the scripts of all pages to check them again, because the settings changed. */
export const checkAllTabsAgain = async (): Promise<void> => void (await sendToAllTabs(CHECK_AGAIN));

async function sendToAllTabs(name: string): Promise<number[]> {
  const tabs = await browser.tabs.query({});
  const tabIds = tabs.flatMap(({ id }) => id ?? []);
  await Promise.all(tabIds.map((tabId) => sendToTab(tabId, name)));
  return tabIds;
}
