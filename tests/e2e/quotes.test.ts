import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { clickIntoPage, setUpChromium, waitForValue } from '../support/set-up-chromium.ts';

const chromium = setUpChromium();
const WORDS = 'Nobody planned the series to last';

// A test cannot open the context menu: it dispatches the event to the worker as the browser would.
async function addSelection(page: Page, words: string): Promise<void> {
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
  }, words);
  const { context } = chromium.getBrowser();
  const extensionPage = await chromium.getBrowser().openExtensionPage('manifest.json');
  // Any message starts a stopped worker.
  await extensionPage.evaluate(() => chrome.runtime.sendMessage({}).catch(() => undefined));
  await extensionPage.close();
  await page.bringToFront();
  const worker = context.serviceWorkers().at(-1);
  await worker?.evaluate(
    async ({ url, selectionText }) => {
      const tabs = await chrome.tabs.query({ active: true, lastFocusedWindow: true });
      const candidateTabs = tabs.length > 0 ? tabs : await chrome.tabs.query({});
      const tab = candidateTabs.find((openTab) => openTab.url === url) ?? candidateTabs[0];
      const clicked = chrome.contextMenus.onClicked as unknown as {
        dispatch: (info: object, tab: unknown) => void;
      };
      clicked.dispatch({ menuItemId: 'add-selection', selectionText, pageUrl: url, editable: false }, tab);
    },
    { url: page.url(), selectionText: words },
  );
}

describe('selection added from the context menu', () => {
  it('becomes a quote of a new key point in the draft, with its position in the text', async () => {
    const url = chromium.createUrl();
    const { page, form } = await chromium.capture(url);
    await form.waitForText();
    await form.field('Key point 1').fill('Mine first.');
    await clickIntoPage(page);
    await addSelection(page, WORDS);

    const items = await waitForValue(
      () => chromium.getStorage().readLocalStorage(),
      (items) => JSON.stringify(items).includes(WORDS),
    );
    expect(JSON.stringify(items)).toContain(WORDS);
    const reopenedForm = await chromium.openForm(page);
    await reopenedForm.waitForText();
    await waitForValue(
      () => reopenedForm.page.getByText(WORDS).count(),
      (count) => count > 0,
    );
    await reopenedForm.save();

    const saved = (await chromium.getStorage().readSources()).find((source) => source.url === url);
    expect(saved?.keyPoints[0]?.text).toBe('Mine first.');
    const [quote] = saved?.keyPoints.flatMap(({ quotes }) => quotes) ?? [];
    expect(quote).toMatchObject({ exact: WORDS, prefix: expect.stringContaining('easterly gale.') });
    const [text] = (await chromium.getStorage().readRows('snapshots')).filter(
      ({ stableId }) => stableId === saved?.stableId,
    );
    const { start, end } = quote as unknown as { start: number; end: number };
    expect(String(text?.text).slice(start, end)).toBe(WORDS);
  });

  it('is added to the record of a page that is already saved', async () => {
    const url = chromium.createUrl();
    const { page, form } = await chromium.capture(url);
    await form.waitForText();
    await form.save();
    await clickIntoPage(page);
    await addSelection(page, WORDS);
    const reopenedForm = await chromium.openForm(page);
    await waitForValue(
      () => reopenedForm.page.getByText(WORDS).count(),
      (count) => count > 0,
    );
    if ((await reopenedForm.page.locator('html').getAttribute('data-phase')) === 'editing')
      await reopenedForm.save();
    const saved = await waitForValue(
      async () => (await chromium.getStorage().readSources()).find((source) => source.url === url),
      (source) => (source?.keyPoints.length ?? 0) > 0,
    );
    expect(saved?.keyPoints.flatMap(({ quotes }) => quotes.map(({ exact }) => exact))).toEqual([WORDS]);
  });

  it('is listed in Drafts without a draft, is not added to other routes, and is added when the form opens', async () => {
    const url = `${chromium.createUrl()}#/route`;
    const { page, form } = await chromium.capture(url);
    await form.waitForText();
    await clickIntoPage(page);
    await addSelection(page, WORDS);

    const drafts = await chromium.getBrowser().openExtensionPage('options.html#/drafts');
    await drafts.getByRole('link', { name: `Open ${url}` }).waitFor();
    await drafts.close();
    const other = await chromium.capture(url.replace('#/route', ''));
    await other.form.waitForText();
    expect(await other.form.page.getByText(WORDS).count()).toBe(0);
    await other.form.save();
    await clickIntoPage(other.page);

    await page.bringToFront();
    const reopenedForm = await chromium.openForm(page);
    await waitForValue(
      () => reopenedForm.page.getByText(WORDS).count(),
      (count) => count > 0,
    );
  });
});
