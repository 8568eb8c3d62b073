import { browser } from 'wxt/browser';

type SidePanel = { open(options: { windowId: number }): Promise<void> };
type SidebarAction = { open(): Promise<void> };
const api = browser as unknown as { sidePanel?: SidePanel; sidebarAction?: SidebarAction };

/**
 * Opens the side panel with the form. If the browser has no side panel or does not open it, opens a small window with the form for the tab
 * `tabId`. Must be called in the handler of a click or command before any `await`.
 */
export async function openSidePanel(windowId: number, tabId: number): Promise<void> {
  const openAttempt = api.sidePanel ? api.sidePanel.open({ windowId }) : api.sidebarAction?.open();
  const isOpen = await (openAttempt ?? Promise.reject(new Error('no panel'))).then(
    () => true,
    () => false,
  );
  if (!isOpen) {
    const url = browser.runtime.getURL(`/sidepanel.html?tab=${tabId}` as '/sidepanel.html');
    await browser.windows.create({ type: 'popup', url, width: 460, height: 720 });
  }
}
