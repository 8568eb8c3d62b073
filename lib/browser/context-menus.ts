import { browser } from 'wxt/browser';
import { buildPageTab, type PageTab } from './active-tab';

/** The ids of the context menu entries. */
export const MENU_CAPTURE = 'capture-page';
export const MENU_ADD_SELECTION = 'add-selection';

/** Creates the two context menu entries. Must be called when the extension is installed or updated. */
export async function createMenus(titles: { capture: string; addSelection: string }): Promise<void> {
  await browser.contextMenus.removeAll();
  browser.contextMenus.create({
    id: MENU_CAPTURE,
    title: titles.capture,
    contexts: ['page', 'selection', 'link', 'image'],
  });
  browser.contextMenus.create({
    id: MENU_ADD_SELECTION,
    title: titles.addSelection,
    contexts: ['selection'],
  });
}

/** Calls `callback` when an entry is clicked. Must be called synchronously when the worker starts. */
export function onMenuClick(
  callback: (menuItemId: string, selectionText: string, tab: PageTab) => void,
): void {
  browser.contextMenus.onClicked.addListener((info, tab) => {
    const pageTab = tab ? buildPageTab(tab) : null;
    if (pageTab) callback(String(info.menuItemId), info.selectionText ?? '', pageTab);
  });
}
