import { browser } from 'wxt/browser';
import type { PageTab } from '@/lib/browser/active-tab';
import { openSidePanel } from '@/lib/browser/open-side-panel';

/** "Capture this page" of the context menu: opens the popup, or the side panel where the popup cannot be opened. */
export function openCapturePopup(tab: PageTab): void {
  void browser.action.openPopup().catch(() => openSidePanel(tab.windowId, tab.id));
}

/** The command that opens the form beside the page. */
export function openSidePanelForTab(tab: PageTab): void {
  void openSidePanel(tab.windowId, tab.id);
}
