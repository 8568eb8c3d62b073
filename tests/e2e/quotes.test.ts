import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { clickIntoPage, setUpChromium, waitForValue } from '../support/set-up-chromium.ts';

const chromium = setUpChromium();
const SELECTED_TEXT = 'Nobody planned the series to last';

// A test can't open the context menu, so this function dispatches the event of the menu entry in the worker.
async function addSelection(page: Page, textToSelect: string): Promise<void> {
  await page.evaluate((selectedText) => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const index = node.nodeValue?.indexOf(selectedText) ?? -1;
      if (index < 0) continue;
      const range = document.createRange();
      range.setStart(node, index);
      range.setEnd(node, index + selectedText.length);
      getSelection()?.removeAllRanges();
      getSelection()?.addRange(range);
      return;
    }
  }, textToSelect);
  const worker = await chromium.getBrowser().wakeWorker();
  await page.bringToFront();
  await worker.evaluate(
    async ({ url, selectionText }) => {
      const tabs = await chrome.tabs.query({ active: true, lastFocusedWindow: true });
      const candidateTabs = tabs.length > 0 ? tabs : await chrome.tabs.query({});
      const tab = candidateTabs.find((openTab) => openTab.url === url) ?? candidateTabs[0];
      const clickEvent = chrome.contextMenus.onClicked as unknown as {
        dispatch: (info: object, tab: unknown) => void;
      };
      clickEvent.dispatch({ menuItemId: 'add-selection', selectionText, pageUrl: url, editable: false }, tab);
    },
    { url: page.url(), selectionText: textToSelect },
  );
}

describe('selection added from the context menu', () => {
  it('becomes a quote of a new key point in the draft, with its position in the text', async () => {
    const url = chromium.createUrl();
    const { page, form } = await chromium.capture(url);
    await form.waitForText();
    await form.field('Key point 1').fill('Mine first.');
    await clickIntoPage(page);
    await addSelection(page, SELECTED_TEXT);

    const storedItems = await waitForValue(
      () => chromium.getStorage().readLocalStorage(),
      (items) => JSON.stringify(items).includes(SELECTED_TEXT),
    );
    expect(JSON.stringify(storedItems)).toContain(SELECTED_TEXT);
    const reopenedForm = await chromium.openForm(page);
    await reopenedForm.waitForText();
    await waitForValue(
      () => reopenedForm.page.getByText(SELECTED_TEXT).count(),
      (count) => count > 0,
    );
    await reopenedForm.save();

    const savedSource = (await chromium.getStorage().readSources()).find((source) => source.url === url);
    expect(savedSource?.keyPoints[0]?.text).toBe('Mine first.');
    const [quote] = savedSource?.keyPoints.flatMap(({ quotes }) => quotes) ?? [];
    expect(quote).toMatchObject({ exact: SELECTED_TEXT, prefix: expect.stringContaining('easterly gale.') });
    const [snapshot] = (await chromium.getStorage().readRows('snapshots')).filter(
      ({ stableId }) => stableId === savedSource?.stableId,
    );
    const { start, end } = quote as unknown as { start: number; end: number };
    expect(String(snapshot?.text).slice(start, end)).toBe(SELECTED_TEXT);
  });

  it('is added to the record of a page that is already saved', async () => {
    const url = chromium.createUrl();
    const { page, form } = await chromium.capture(url);
    await form.waitForText();
    await form.save();
    await clickIntoPage(page);
    await addSelection(page, SELECTED_TEXT);
    const reopenedForm = await chromium.openForm(page);
    await waitForValue(
      () => reopenedForm.page.getByText(SELECTED_TEXT).count(),
      (count) => count > 0,
    );
    if ((await reopenedForm.page.locator('html').getAttribute('data-phase')) === 'editing')
      await reopenedForm.save();
    const savedSource = await waitForValue(
      async () => (await chromium.getStorage().readSources()).find((source) => source.url === url),
      (source) => (source?.keyPoints.length ?? 0) > 0,
    );
    expect(savedSource?.keyPoints.flatMap(({ quotes }) => quotes.map(({ exact }) => exact))).toEqual([
      SELECTED_TEXT,
    ]);
  });

  it('is listed in Drafts until the form of its route opens, and is not added to other routes', async () => {
    const url = `${chromium.createUrl()}#/route`;
    const { page, form } = await chromium.capture(url);
    await form.waitForText();
    await clickIntoPage(page);
    await addSelection(page, SELECTED_TEXT);

    const drafts = await chromium.getBrowser().openExtensionPage('options.html#/drafts');
    await drafts.getByRole('link', { name: `Open ${url}` }).waitFor();
    await drafts.close();
    const otherRoute = await chromium.capture(url.replace('#/route', ''));
    await otherRoute.form.waitForText();
    expect(await otherRoute.form.page.getByText(SELECTED_TEXT).count()).toBe(0);
    await otherRoute.form.save();
    await clickIntoPage(otherRoute.page);

    await page.bringToFront();
    const reopenedForm = await chromium.openForm(page);
    await waitForValue(
      () => reopenedForm.page.getByText(SELECTED_TEXT).count(),
      (count) => count > 0,
    );
  });
});
