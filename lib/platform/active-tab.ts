import { browser } from 'wxt/browser';

/** A tab as far as the browser shows it to us: without a grant, address and title are null. */
export type PageTab = { id: number; windowId: number; url: string | null; title: string | null };

/** The tab in front in this window; null where there is none (a window of ours alone). */
export async function activeTab(): Promise<PageTab | null> {
  const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
  return tab ? pageTab(tab) : null;
}

/** The tab with this id; null when it is gone. */
export async function tabById(id: number): Promise<PageTab | null> {
  const tab = await browser.tabs.get(id).catch(() => null);
  return tab ? pageTab(tab) : null;
}

/** Calls back when another tab comes to the front, and when the one in front goes to another address. */
export function watchActiveTab(windowId: number | null, changed: () => void): () => void {
  const activated = (info: { windowId: number }) => {
    if (windowId === null || info.windowId === windowId) changed();
  };
  const updated = (
    _id: number,
    change: { url?: string | undefined; status?: string | undefined },
    tab: { active?: boolean },
  ) => {
    if (tab.active && (change.url !== undefined || change.status !== undefined)) changed();
  };
  browser.tabs.onActivated.addListener(activated);
  browser.tabs.onUpdated.addListener(updated);
  return () => {
    browser.tabs.onActivated.removeListener(activated);
    browser.tabs.onUpdated.removeListener(updated);
  };
}

/** The tab as the house sees it; null for one without an id (a devtools tab). */
export function pageTab(tab: {
  id?: number | undefined;
  windowId?: number | undefined;
  url?: string | undefined;
  title?: string | undefined;
}): PageTab | null {
  if (tab.id === undefined) return null;
  return { id: tab.id, windowId: tab.windowId ?? -1, url: tab.url ?? null, title: tab.title ?? null };
}
