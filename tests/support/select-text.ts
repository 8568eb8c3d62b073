import type { Page } from 'playwright-core';
import type { ChromiumSetup } from './set-up-chromium.ts';

/** Selects the given occurrence of a text in the page. The text must be in one text node. */
export async function selectText(page: Page, textToSelect: string, occurrence = 1): Promise<void> {
  await page.evaluate(
    ({ selectedText, wantedOccurrence }) => {
      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      let count = 0;
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const index = node.nodeValue?.indexOf(selectedText) ?? -1;
        if (index >= 0) count += 1;
        if (index < 0 || count < wantedOccurrence) continue;
        const range = document.createRange();
        range.setStart(node, index);
        range.setEnd(node, index + selectedText.length);
        getSelection()?.removeAllRanges();
        getSelection()?.addRange(range);
        return;
      }
    },
    { selectedText: textToSelect, wantedOccurrence: occurrence },
  );
}

/**
 * Selects a text and adds it as a key point. A test can't open the context menu, so this function dispatches the event of the menu
 * entry in the worker.
 */
export async function addSelection(
  chromium: ChromiumSetup,
  page: Page,
  textToSelect: string,
  occurrence = 1,
): Promise<void> {
  await selectText(page, textToSelect, occurrence);
  const worker = await chromium.getBrowser().wakeWorker();
  await page.bringToFront();
  await worker.evaluate(
    async ({ url, selectionText }) => {
      const tabs = await chrome.tabs.query({});
      const tab = tabs.find((openTab) => openTab.url === url);
      if (!tab) throw new Error(`No tab shows ${url}.`);
      const clickEvent = chrome.contextMenus.onClicked as unknown as {
        dispatch: (info: object, tab: unknown) => void;
      };
      clickEvent.dispatch({ menuItemId: 'add-selection', selectionText, pageUrl: url, editable: false }, tab);
    },
    { url: page.url(), selectionText: textToSelect },
  );
}

/** Adds the selection of a page by its shortcut. A test can't press a shortcut of the browser, so this function dispatches its event. */
export async function pressAddSelection(chromium: ChromiumSetup, page: Page): Promise<void> {
  const worker = await chromium.getBrowser().wakeWorker();
  await page.bringToFront();
  await worker.evaluate(async (url) => {
    const tabs = await chrome.tabs.query({});
    const commandEvent = chrome.commands.onCommand as unknown as {
      dispatch: (command: string, tab: unknown) => void;
    };
    commandEvent.dispatch(
      'add-selection',
      tabs.find((openTab) => openTab.url === url),
    );
  }, page.url());
}
