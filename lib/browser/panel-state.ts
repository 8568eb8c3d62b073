import { browser } from 'wxt/browser';
import { isLockHeld, takeSharedLock } from './web-locks';

// Firefox has `sidebarAction.isOpen`, Chromium lists the open side panels as contexts of the extension.
type PanelApi = {
  runtime: { getContexts?: (filter: object) => Promise<{ windowId: number }[]> };
  sidebarAction?: { isOpen?: (details: { windowId: number }) => Promise<boolean> };
};
// The types of the browser API declare only one of the two.
const api = browser as unknown as PanelApi;

/** Returns the name of the lock that the panel of a window holds while it is open. */
const buildLockName = (windowId: number): string => `panel-of-window-${windowId}`;

/** Resolves to whether the side panel with the form is open in a window. */
export async function isPanelOpen(windowId: number): Promise<boolean> {
  try {
    if (api.sidebarAction?.isOpen) return await api.sidebarAction.isOpen({ windowId });
    const panels = (await api.runtime.getContexts?.({ contextTypes: ['SIDE_PANEL'] })) ?? [];
    if (panels.some((panel) => panel.windowId === windowId)) return true;
    // Chromium does not report the window of a panel, so the lock of the window decides.
    return panels.length > 0 && (await isLockHeld(buildLockName(windowId)));
  } catch {
    return false;
  }
}

/** Returns whether this page is the popup of the toolbar button, and not the same page in a tab. */
export const isToolbarPopup = (): boolean =>
  browser.extension.getViews({ type: 'popup' }).some((view) => view === window);

/** Takes the lock by which `isPanelOpen` finds this panel until it is closed. Called once in the page of the panel. */
export async function announcePanel(): Promise<void> {
  const { id } = await browser.windows.getCurrent();
  if (id !== undefined) await takeSharedLock(buildLockName(id));
}
