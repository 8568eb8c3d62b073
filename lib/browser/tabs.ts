import { browser } from 'wxt/browser';
import { buildPageTab, type PageTab } from './active-tab';

/** Lists all tabs of all windows. The URL and title are null for tabs that the extension has no access to. */
export async function listTabs(): Promise<PageTab[]> {
  const tabs = await browser.tabs.query({});
  return tabs.map(buildPageTab).filter((tab) => tab !== null);
}

/** Brings a tab and its window to the front. */
export async function focusTab({ id, windowId }: { id: number; windowId: number }): Promise<void> {
  await browser.tabs.update(id, { active: true });
  await browser.windows.update(windowId, { focused: true }).catch(() => undefined);
}
