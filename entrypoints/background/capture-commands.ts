import { browser } from 'wxt/browser';
import type { PageTab } from '@/lib/browser/active-tab';
import { openSidePanel } from '@/lib/browser/open-side-panel';

/**
 * Handles "Capture this page" of the context menu. Opens the popup, or the side panel if the browser cannot open the
 * popup.
 */
export function openCapturePopup(tab: PageTab): void {
  void browser.action.openPopup().catch(() => openSidePanel(tab.windowId, tab.id));
}

/** Handles the shortcut that opens the form beside the page. */
export function openSidePanelForTab(tab: PageTab): void {
  void openSidePanel(tab.windowId, tab.id);
}
