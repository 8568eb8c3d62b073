import { browser } from 'wxt/browser';

/** A browser tab. `url` and `title` are null without the `activeTab` permission for this tab. */
export type PageTab = { id: number; windowId: number; url: string | null; title: string | null };

/** Returns the active tab of the current window. Returns null if the window has none, such as a popup window of the extension. */
export async function findActiveTab(): Promise<PageTab | null> {
  const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
  return tab ? buildPageTab(tab) : null;
}

/** Returns the tab with this id, or null if it was closed. */
export async function findTabById(id: number): Promise<PageTab | null> {
  const tab = await browser.tabs.get(id).catch(() => null);
  return tab ? buildPageTab(tab) : null;
}

/**
 * Calls `onChange` when another tab of the window `windowId` becomes active, and when the active tab of any window navigates. A null
 * `windowId` means all windows. Returns the function that stops watching.
 */
export function watchActiveTab(windowId: number | null, onChange: () => void): () => void {
  const handleActivated = (info: { windowId: number }) => {
    if (windowId === null || info.windowId === windowId) onChange();
  };
  const handleUpdated = (
    _id: number,
    change: { url?: string | undefined; status?: string | undefined },
    tab: { active?: boolean },
  ) => {
    if (tab.active && (change.url !== undefined || change.status !== undefined)) onChange();
  };
  browser.tabs.onActivated.addListener(handleActivated);
  browser.tabs.onUpdated.addListener(handleUpdated);
  return () => {
    browser.tabs.onActivated.removeListener(handleActivated);
    browser.tabs.onUpdated.removeListener(handleUpdated);
  };
}

/** Converts a tab of the browser API. Returns null for a tab without an id, such as a developer tools tab. */
export function buildPageTab(tab: {
  id?: number | undefined;
  windowId?: number | undefined;
  url?: string | undefined;
  title?: string | undefined;
}): PageTab | null {
  if (tab.id === undefined) return null;
  return { id: tab.id, windowId: tab.windowId ?? -1, url: tab.url ?? null, title: tab.title ?? null };
}
