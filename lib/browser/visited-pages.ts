import { browser } from 'wxt/browser';
import { requestOrigins } from './host-permissions';
import { CHECK_AGAIN, STOP_CHECKING } from './messages/visited-page';
import { sendToTab } from './send-to-tab';

const SCRIPT_ID = 'visited-page';
const SCRIPT_FILE = '/visited-page.js';

/** The match patterns of all web pages. The manifest declares them as optional permissions. */
const ALL_SITES = ['https://*/*', 'http://*/*'];

/** Requests access to all web pages. Must be called in a click handler before any `await`. */
export const requestAccessToAllSites = (): Promise<boolean> => requestOrigins(ALL_SITES);

/** Resolves to whether the extension has access to all web pages. */
export const hasAccessToAllSites = (): Promise<boolean> =>
  browser.permissions.contains({ origins: ALL_SITES }).catch(() => false);

/**
 * Removes the access to all web pages. `requiredSites` are the match patterns of single sites whose access must stay, such as a wiki.
 * If the browser would remove this access too, removes nothing and resolves to false. Must be called shortly after a click.
 */
export async function removeAccessToAllSites(requiredSites: readonly string[]): Promise<boolean> {
  const { permissions } = browser;
  const { origins = [] } = await permissions.getAll();
  // While Firefox grants access to all sites, it stores no permission for a single site. After the removal, the extension would have no
  // access to that site.
  if (import.meta.env.BROWSER === 'firefox' && !requiredSites.every((site) => origins.includes(site)))
    return false;
  const singleSites = [...origins.filter((origin) => !ALL_SITES.includes(origin)), ...requiredSites];
  await permissions.remove({ origins: ALL_SITES }).catch(() => undefined);
  // Chromium also removes the access to single sites. This request restores it, without a question for sites that the reader allowed
  // before.
  if (singleSites.length > 0 && !(await permissions.contains({ origins: singleSites })))
    await requestOrigins(singleSites);
  return true;
}

/**
 * Registers `visited-page.js` for every page, also after a restart of the browser, and starts it in all open tabs. Does nothing if the
 * script is already registered.
 */
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
 * Stops `visited-page.js` on all pages; the script then removes its marks. Returns the ids of all tabs, or an empty list if the script was
 * not registered.
 */
export async function stopVisitedPageScript(): Promise<number[]> {
  const { scripting } = browser;
  if ((await scripting.getRegisteredContentScripts({ ids: [SCRIPT_ID] })).length === 0) return [];
  await scripting.unregisterContentScripts({ ids: [SCRIPT_ID] });
  // A message also reaches a script whose page the extension has no longer access to.
  return sendToAllTabs(STOP_CHECKING);
}

/** Asks the scripts in all tabs to check their pages again. */
export const checkAllTabsAgain = async (): Promise<void> => void (await sendToAllTabs(CHECK_AGAIN));

async function sendToAllTabs(name: string): Promise<number[]> {
  const tabs = await browser.tabs.query({});
  const tabIds = tabs.flatMap(({ id }) => id ?? []);
  await Promise.all(tabIds.map((tabId) => sendToTab(tabId, name)));
  return tabIds;
}
