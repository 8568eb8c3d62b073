import { browser } from 'wxt/browser';
import type { PageTab } from '@/lib/platform/active-tab';
import { openBesidePage } from '@/lib/platform/beside-page';

/** "Capture this page" of the context menu: the same popup as the button's, or the panel where it cannot be opened. */
export function capturePage(tab: PageTab): void {
  void browser.action.openPopup().catch(() => openBesidePage(tab.windowId, tab.id));
}

/** The command that opens the form beside the page. */
export function openBeside(tab: PageTab): void {
  void openBesidePage(tab.windowId, tab.id);
}
