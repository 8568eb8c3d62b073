import { browser } from 'wxt/browser';

// Firefox has `sidebarAction.isOpen`, Chromium lists the open side panels as contexts of the extension.
type PanelApi = {
  runtime: { getContexts?: (filter: object) => Promise<{ windowId: number }[]> };
  sidebarAction?: { isOpen?: (details: { windowId: number }) => Promise<boolean> };
};
// The types of the browser API declare only one of the two.
const api = browser as unknown as PanelApi;

const CHANNEL_NAME = 'open-panel';
// The time in ms that a popup waits for a panel. A panel responds within a few milliseconds unless it hangs.
const ANSWER_TIMEOUT_MS = 200;

/** Returns whether the side panel with the form is open in a window. */
export async function isPanelOpen(windowId: number): Promise<boolean> {
  try {
    if (api.sidebarAction?.isOpen) return await api.sidebarAction.isOpen({ windowId });
    const panels = (await api.runtime.getContexts?.({ contextTypes: ['SIDE_PANEL'] })) ?? [];
    if (panels.some((panel) => panel.windowId === windowId)) return true;
    // Chromium does not report the window of a panel, so the popup sends a message to every panel.
    return panels.length > 0 && (await askPanels(windowId));
  } catch {
    return false;
  }
}

/** Returns whether this page is the popup of the toolbar button, and not the same page in a tab. */
export const isToolbarPopup = (): boolean =>
  browser.extension.getViews({ type: 'popup' }).some((view) => view === window);

/** Lets popups find this panel. Called once in the page of the panel. */
export function answerPanelSearch(): void {
  const channel = new BroadcastChannel(CHANNEL_NAME);
  channel.onmessage = ({ data }) => {
    void browser.windows.getCurrent().then(({ id }) => {
      if (data.searchedWindowId === id) channel.postMessage({ foundWindowId: id });
    });
  };
}

function askPanels(windowId: number): Promise<boolean> {
  const channel = new BroadcastChannel(CHANNEL_NAME);
  const response = new Promise<boolean>((resolve) => {
    channel.onmessage = ({ data }) => {
      if (data.foundWindowId === windowId) resolve(true);
    };
    setTimeout(() => resolve(false), ANSWER_TIMEOUT_MS);
  });
  channel.postMessage({ searchedWindowId: windowId });
  return response.finally(() => channel.close());
}
