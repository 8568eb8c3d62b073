import { browser } from 'wxt/browser';

/** A tab as far as the browser shows it to us: without a grant, address and title are null. */
export type PageTab = { id: number; windowId: number; url: string | null; title: string | null };

/** The tab in front in this window; null where there is none (a window of ours alone). */
export async function findActiveTab(): Promise<PageTab | null> {
  const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
  return tab ? buildPageTab(tab) : null;
}

/** The tab with this id; null when it is gone. */
export async function findTabById(id: number): Promise<PageTab | null> {
  const tab = await browser.tabs.get(id).catch(() => null);
  return tab ? buildPageTab(tab) : null;
}

/** Calls back when another tab comes to the front, and when the one in front goes to another address. */
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

/** The tab as the house sees it; null for one without an id (a devtools tab). */
export function buildPageTab(tab: {
  id?: number | undefined;
  windowId?: number | undefined;
  url?: string | undefined;
  title?: string | undefined;
}): PageTab | null {
  if (tab.id === undefined) return null;
  return { id: tab.id, windowId: tab.windowId ?? -1, url: tab.url ?? null, title: tab.title ?? null };
}
