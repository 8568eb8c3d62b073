import { browser } from 'wxt/browser';
import { type PageTab, pageTab } from './active-tab';

/** The entries of the page's context menu. */
export const MENU_CAPTURE = 'capture-page';
export const MENU_QUOTE = 'add-selection';

/** Makes the two entries anew; called when the extension is installed or updated. */
export async function createMenus(titles: { capture: string; quote: string }): Promise<void> {
  await browser.contextMenus.removeAll();
  browser.contextMenus.create({
    id: MENU_CAPTURE,
    title: titles.capture,
    contexts: ['page', 'selection', 'link', 'image'],
  });
  browser.contextMenus.create({ id: MENU_QUOTE, title: titles.quote, contexts: ['selection'] });
}

/** Answers the entries. Must be called synchronously when the worker starts. */
export function onMenu(chosen: (entry: string, selected: string, tab: PageTab) => void): void {
  browser.contextMenus.onClicked.addListener((info, tab) => {
    const page = tab ? pageTab(tab) : null;
    if (page) chosen(String(info.menuItemId), info.selectionText ?? '', page);
  });
}
