import { browser } from 'wxt/browser';

// Firefox has `sidebarAction.isOpen`, Chromium lists the open side panels as contexts of the extension.
type PanelApi = {
  runtime: { getContexts?: (filter: object) => Promise<unknown[]> };
  sidebarAction?: { isOpen?: (details: { windowId: number }) => Promise<boolean> };
};
// The types of the browser API have only one of the two.
const api = browser as unknown as PanelApi;

/** Returns whether the side panel with the form is open in a window. */
export async function isPanelOpen(windowId: number): Promise<boolean> {
  try {
    if (api.sidebarAction?.isOpen) return await api.sidebarAction.isOpen({ windowId });
    const filter = { contextTypes: ['SIDE_PANEL'], windowIds: [windowId] };
    return ((await api.runtime.getContexts?.(filter)) ?? []).length > 0;
  } catch {
    return false;
  }
}

/** Returns whether this page is the popup of the toolbar button, and not the same page in a tab. */
export const isToolbarPopup = (): boolean =>
  browser.extension.getViews({ type: 'popup' }).some((view) => view === window);
