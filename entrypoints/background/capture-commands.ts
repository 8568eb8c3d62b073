import { browser } from 'wxt/browser';
import type { PageTab } from '@/lib/browser/active-tab';
import { openSidePanel } from '@/lib/browser/open-side-panel';

/** Handles "Capture this page" of the context menu: opens the popup, or the side panel where the popup can't be opened. */
export function openCapturePopup(tab: PageTab): void {
  void browser.action.openPopup().catch(() => openSidePanel(tab.windowId, tab.id));
}

/** Handles the shortcut that opens the form beside the page. */
export function openSidePanelForTab(tab: PageTab): void {
  void openSidePanel(tab.windowId, tab.id);
}
