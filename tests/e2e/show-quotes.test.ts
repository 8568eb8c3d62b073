import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { findAccessibilityViolations } from '../support/find-accessibility-violations.ts';
import { addSelection, selectText } from '../support/select-text.ts';
import { clickIntoPage, setUpChromium, waitForValue } from '../support/set-up-chromium.ts';

const chromium = setUpChromium();
const QUOTED = 'Nobody planned the series to last';

const readHighlights = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    ['provenote-quote', 'provenote-current-quote'].flatMap((name) =>
      Array.from(CSS.highlights.get(name) ?? [], (range) => `${name}: ${String(range)}`),
    ),
  );

/** Saves a page with one quote, and opens its record page. */
async function openQuotedSource(): Promise<{ page: Page; recordPage: Page; url: string }> {
  const url = chromium.createUrl();
  const { page, form } = await chromium.capture(url);
  await form.waitForText();
  await form.save();
  await clickIntoPage(page);
  await addSelection(chromium, page, QUOTED);
  const source = await waitForValue(
    async () => (await chromium.getStorage().readSources()).find((source) => source.url === url),
    (source) => (source?.keyPoints.length ?? 0) > 0,
  );
  const recordPage = await chromium
    .getBrowser()
    .openExtensionPage(`options.html#/sources/${source?.stableId}`);
  await recordPage.getByText('1 key point, 1 quoted').waitFor();
  return { page, recordPage, url };
}

const showOnPage = async (recordPage: Page): Promise<void> => {
  await recordPage.bringToFront();
  await recordPage.getByRole('link', { name: 'Show on page' }).click();
};

describe('Show on page', () => {
  it('highlights the quote in the open tab, leaves the page unchanged, and says whether it changed', async () => {
    const { page, recordPage } = await openQuotedSource();
    await recordPage.getByText('Not checked yet', { exact: true }).waitFor();
    const htmlBefore = await page.content();

    await showOnPage(recordPage);
    await recordPage.getByText('Unchanged on the page').waitFor();

    expect(await readHighlights(page)).toEqual([
      `provenote-quote: ${QUOTED}`,
      `provenote-current-quote: ${QUOTED}`,
    ]);
    expect(await page.evaluate(() => document.visibilityState)).toBe('visible');
    const [range] = await page.evaluate(() =>
      Array.from(CSS.highlights.get('provenote-current-quote') ?? [], (mark) => {
        const { top, bottom } = (mark as Range).getBoundingClientRect();
        return { top, bottom, height: innerHeight };
      }),
    );
    expect(range?.top).toBeGreaterThanOrEqual(0);
    expect(range?.bottom).toBeLessThanOrEqual(range?.height ?? 0);
    expect(await page.content()).toBe(htmlBefore);

    await page.keyboard.press('Alt+PageUp');
    expect(await readHighlights(page)).toContain(`provenote-current-quote: ${QUOTED}`);
    await page.keyboard.press('Escape');
    expect(await readHighlights(page)).toEqual([]);
    expect(await page.content()).toBe(htmlBefore);

    await page.evaluate((words) => {
      document.body.innerHTML = document.body.innerHTML.replaceAll(words, 'Nobody planned a series to last');
    }, QUOTED);
    await showOnPage(recordPage);
    await recordPage.getByText('Slightly changed on the page').waitFor();
    expect(await recordPage.locator('figcaption q').textContent()).toBe('Nobody planned a series to last');
    expect(await recordPage.locator('.quote ins').allTextContents()).toEqual(['a']);
    expect(await recordPage.locator('.quote del').allTextContents()).toEqual(['the']);

    await page.evaluate(() => {
      document.body.innerHTML = '<p>This page has moved.</p>';
    });
    await showOnPage(recordPage);
    await recordPage.getByText('No longer on the page, kept in your captured text').waitFor();
    await recordPage.getByText('1 key point, 1 quoted, 1 no longer on the page').waitFor();
    expect(await findAccessibilityViolations(recordPage)).toEqual([]);
  });

  it('opens the page at the quote if no tab may be read', async () => {
    const { page, recordPage, url } = await openQuotedSource();
    await page.close();
    const openedPage = chromium.getBrowser().context.waitForEvent('page');
    await showOnPage(recordPage);
    const newPage = await openedPage;
    await newPage.waitForURL((newUrl) => newUrl.href.startsWith(url));
    await recordPage.getByText('The page opens at the quote.').waitFor();
    await recordPage.getByText('Not checked yet', { exact: true }).waitFor();
  });
});

describe('Quotes on this page', () => {
  it('lists the quotes in the form, highlights them, and adds the selection from the menu', async () => {
    const url = chromium.createUrl();
    const { page, form } = await chromium.capture(url);
    await form.waitForText();
    await form.save();
    await clickIntoPage(page);
    await selectText(page, QUOTED);
    const reopenedForm = await chromium.openForm(page);
    await reopenedForm.waitForText();
    await reopenedForm.page.locator('details.menu > summary').click();
    await reopenedForm.button('Add selection as key point').click();
    await reopenedForm.button('Mark on page').click();
    await reopenedForm.page.getByText('Unchanged on the page').waitFor();
    expect(await readHighlights(page)).toEqual([`provenote-quote: ${QUOTED}`]);

    await reopenedForm.page.keyboard.press('Alt+PageDown');
    await waitForValue(
      () => readHighlights(page),
      (marks) => marks.includes(`provenote-current-quote: ${QUOTED}`),
    );

    await reopenedForm.button(`Show “${QUOTED}” on the page`).click();
    await waitForValue(
      () => readHighlights(page),
      (marks) => marks.length === 2,
    );
    expect(await findAccessibilityViolations(reopenedForm.page)).toEqual([]);
    await reopenedForm.button('Remove marks').click();
    expect(
      await waitForValue(
        () => readHighlights(page),
        (marks) => marks.length === 0,
      ),
    ).toEqual([]);
  });
});

describe('the selection of the page', () => {
  it('becomes a quote by one button, which is there only while something is selected, and can be deleted with Undo', async () => {
    const { page, form } = await chromium.capture(chromium.createUrl());
    await form.waitForText();
    expect(await form.button('Quote the selection').count()).toBe(0);
    await form.save();
    await clickIntoPage(page);
    await selectText(page, QUOTED);
    const reopenedForm = await chromium.openForm(page);
    await reopenedForm.waitForText();
    await reopenedForm.button('Quote the selection').click();
    const quote = reopenedForm.page.locator('.key-point-quote', { hasText: QUOTED });
    await quote.waitFor();
    await reopenedForm.page.getByRole('button', { name: /^Delete a quote of key point/ }).click();
    await reopenedForm.page.getByText('Quote deleted.').waitFor();
    expect(await quote.count()).toBe(0);
    await reopenedForm.button('Undo').click();
    await quote.waitFor();
  });
});

describe('Show in captured text', () => {
  it('highlights the quote in the text, and returns to its key point by keyboard', async () => {
    const { recordPage } = await openQuotedSource();
    await recordPage.getByRole('button', { name: 'Show in captured text' }).press('Enter');
    const marks = await waitForValue(
      () => recordPage.evaluate(() => Array.from(CSS.highlights.get('record-current-quote') ?? [], String)),
      (texts) => texts.length > 0,
    );
    expect(marks.join('')).toBe(QUOTED);
    const backButton = recordPage.getByRole('button', { name: 'Back to the key point' });
    await backButton.waitFor();
    expect(await backButton.evaluate((button) => button === document.activeElement)).toBe(true);
    await recordPage.keyboard.press('Enter');
    expect(await recordPage.evaluate(() => document.activeElement?.id)).toBe('quote-1');
  });
});

describe('shortcut that adds the selection', () => {
  it('adds the selected words as a quote', async () => {
    const url = chromium.createUrl();
    const { page, form } = await chromium.capture(url);
    await form.waitForText();
    await form.save();
    await clickIntoPage(page);
    await selectText(page, QUOTED);
    const worker = await chromium.getBrowser().wakeWorker();
    await page.bringToFront();
    await worker.evaluate(async () => {
      const [tab] = await chrome.tabs.query({ active: true, lastFocusedWindow: true });
      const commandEvent = chrome.commands.onCommand as unknown as {
        dispatch: (command: string, tab: unknown) => void;
      };
      commandEvent.dispatch('add-selection', tab);
    });
    const source = await waitForValue(
      async () => (await chromium.getStorage().readSources()).find((source) => source.url === url),
      (source) => (source?.keyPoints.length ?? 0) > 0,
    );
    expect(source?.keyPoints[0]?.quotes[0]?.exact).toBe(QUOTED);
  });
});
