import { browser } from 'wxt/browser';
import { buildPageTab, type PageTab } from './active-tab';

/** The ids of the context menu entries. */
export const MENU_CAPTURE = 'capture-page';
export const MENU_ADD_SELECTION = 'add-selection';
export const MENU_SAVE_LINK = 'keep-link';

/** Creates the three context menu entries. Must be called when the extension is installed or updated. */
export async function createMenus(titles: {
  capture: string;
  addSelection: string;
  saveLink: string;
}): Promise<void> {
  await browser.contextMenus.removeAll();
  browser.contextMenus.create({
    id: MENU_CAPTURE,
    title: titles.capture,
    contexts: ['page', 'selection', 'image'],
  });
  // On a link, this entry replaces the one that captures the page, which has no context `link`.
  browser.contextMenus.create({ id: MENU_SAVE_LINK, title: titles.saveLink, contexts: ['link'] });
  browser.contextMenus.create({
    id: MENU_ADD_SELECTION,
    title: titles.addSelection,
    contexts: ['selection'],
  });
}

/** A click on an entry. `selectionText` is empty if nothing was selected, `linkUrl` if the reader did not click on a link. */
export type MenuClick = { menuItemId: string; selectionText: string; linkUrl: string };

/** Calls `callback` when an entry is clicked in a tab. Must be called synchronously when the worker starts. */
export function onMenuClick(callback: (click: MenuClick, tab: PageTab) => void): void {
  browser.contextMenus.onClicked.addListener((info, tab) => {
    const pageTab = tab ? buildPageTab(tab) : null;
    const { menuItemId, selectionText = '', linkUrl = '' } = info;
    if (pageTab) callback({ menuItemId: String(menuItemId), selectionText, linkUrl }, pageTab);
  });
}
