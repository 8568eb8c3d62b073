import type { Locator, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { takeScreenshots } from '../support/color-schemes.ts';
import { findAccessibilityViolations } from '../support/find-accessibility-violations.ts';
import { openSidePanel } from '../support/open-side-panel.ts';
import { addSelection, pressAddSelection, selectText } from '../support/select-text.ts';
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
async function openQuotedSource(): Promise<{
  page: Page;
  recordPage: Page;
  url: string;
  stableId: string;
}> {
  const url = chromium.createUrl();
  const { page } = await chromium.captureAndSave(url);
  await clickIntoPage(page);
  await addSelection(chromium, page, QUOTED);
  const source = await waitForValue(
    async () => (await chromium.getStorage().readSources()).find((source) => source.url === url),
    (source) => (source?.keyPoints.length ?? 0) > 0,
  );
  const recordPage = await chromium.openRecord(source?.stableId);
  await recordPage.getByText('1 key point, 1 quoted').waitFor();
  return { page, recordPage, url, stableId: source?.stableId ?? '' };
}

/** Returns whether an element is in the visible part of the element that scrolls it. */
const isInView = (locator: Locator): Promise<boolean> =>
  locator.evaluate((element) => {
    const { top, bottom } = element.getBoundingClientRect();
    const container = element.closest('[role="document"]')?.getBoundingClientRect();
    return container !== undefined && top >= container.top && bottom <= container.bottom;
  });

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

    // The result is saved as that of a check, and is there when the record is opened again.
    const card = recordPage.getByRole('region', { name: 'Changes on the page' });
    await card.getByText(/The text has not changed since .* 1 quote is still on the page\./).waitFor();
    await recordPage.reload();
    await recordPage.getByText('Unchanged on the page').waitFor();

    await page.evaluate((words) => {
      document.body.innerHTML = document.body.innerHTML.replaceAll(words, 'Nobody planned a series to last');
    }, QUOTED);
    await showOnPage(recordPage);
    await recordPage.getByText('Slightly changed on the page').waitFor();
    expect(await recordPage.locator('figcaption q').textContent()).toBe('Nobody planned a series to last');
    expect(await recordPage.locator('.quote ins').allTextContents()).toEqual(['a']);
    expect(await recordPage.locator('.quote del').allTextContents()).toEqual(['the']);

    await page.evaluate(() => {
      const paragraph = document.createElement('p');
      paragraph.textContent = 'This page has moved.';
      document.body.replaceChildren(paragraph);
    });
    await showOnPage(recordPage);
    await recordPage.getByText('No longer on the page, kept in your captured text').waitFor();
    await recordPage.getByText('1 key point, 1 quoted, 1 no longer on the page').waitFor();
    await recordPage.getByText('The page is open. The quote is no longer on it. It is kept in').waitFor();
    await recordPage
      .locator('.notification-bar')
      .getByRole('button', { name: 'Show in captured text' })
      .click();
    await recordPage.getByRole('button', { name: 'Back to the key point' }).waitFor();
    expect(await findAccessibilityViolations(recordPage)).toEqual([]);
    await card.getByText(/1 quote is no longer on the page\./).waitFor();
    await recordPage.reload();
    await recordPage.getByText('1 key point, 1 quoted, 1 no longer on the page').waitFor();
  });

  it('says nothing if the record was closed before the page answered, and its result is saved', async () => {
    const { page, recordPage, stableId } = await openQuotedSource();
    await page.evaluate(() => {
      const paragraph = document.createElement('p');
      paragraph.textContent = 'This page has moved.';
      document.body.replaceChildren(paragraph);
      setTimeout(() => {
        const end = performance.now() + 1500;
        while (performance.now() < end);
      }, 200);
    });
    await showOnPage(recordPage);
    await recordPage.evaluate(() => {
      location.hash = '#/sources';
    });
    await recordPage.getByLabel('Search sources', { exact: true }).waitFor();
    const check = await waitForValue(
      async () =>
        (await chromium.getStorage().readRows('pageChecks')).find((row) => row.stableId === stableId),
      (row) => row !== undefined,
    );
    expect(check?.quoteResults).toMatchObject([{ exact: QUOTED, state: 'missing' }]);
    expect(await recordPage.getByText('The quote is no longer on it').count()).toBe(0);
  });

  it('opens the page at the quote if no tab may be read', async () => {
    const { page, recordPage, url } = await openQuotedSource();
    await page.close();
    const openedPage = chromium.getBrowser().context.waitForEvent('page');
    // The message closes after 15 s, which the new page may take to load.
    const message = recordPage.getByText('The page was opened.').waitFor();
    await Promise.all([message, showOnPage(recordPage)]);
    const newPage = await openedPage;
    await newPage.waitForURL((newUrl) => newUrl.href.startsWith(url));
    await recordPage.getByText('Not checked yet', { exact: true }).waitFor();
  });
});

// The passages are this project's own.
const NOTES = [
  'The keeper noted each flood with a cross, and the clerk of the town copied the crosses into a ledger.',
  'The surveyors walked along the stream and measured every weir with a rod of brass.',
  'The children of the mill were told that the oldest ledger had been lost in a fire.',
  'Since the long rain nobody has opened the sluice, and the oak boards are swollen.',
  'The villagers still argue about who should hold the key to the room above the wheel.',
];
const UNCHANGED = 'The keeper noted each flood with a cross';
const CHANGED = 'measured every weir with a rod of brass';
const REMOVED = 'the oldest ledger had been lost in a fire';
const makeNotes = (lines: string[]) =>
  `<!doctype html><html lang="en"><title>Notes on the sluice</title><article><h1>Notes on the sluice</h1>${lines.map((line) => `<p>${line}</p>`).join('')}</article></html>`;

describe('the support of key points', () => {
  it('is said in one line and at each point, and is found in the library', async () => {
    const url = chromium.createUrl();
    const setPage = (lines: string[]) =>
      chromium.getServer().replacePage(new URL(url).pathname, { status: 200, html: makeNotes(lines) });
    setPage(NOTES);
    const { page, form } = await chromium.capture(url);
    await form.waitForText();
    await form.field('Key point 1').fill('Nothing on the page says this.');
    await form.save();
    await clickIntoPage(page);
    const findSource = async () =>
      (await chromium.getStorage().readSources()).find((source) => source.url === url);
    for (const [index, quoted] of [UNCHANGED, CHANGED, REMOVED].entries()) {
      await addSelection(chromium, page, quoted);
      await waitForValue(findSource, (source) => source?.keyPoints.length === index + 2);
    }
    const source = await findSource();
    const recordPage = await chromium.openRecord(source?.stableId);
    await recordPage.getByText('4 key points, 3 quoted', { exact: true }).waitFor();
    await recordPage.getByText('No quote', { exact: true }).waitFor();

    setPage(
      NOTES.filter((line) => !line.includes(REMOVED)).map((line) =>
        line.replace('every weir with a rod', 'each weir with a rod'),
      ),
    );
    await page.reload();
    const formOfChangedPage = await chromium.openForm(page);
    await formOfChangedPage.waitForStatus(/1 quote is no longer on the page/);
    const panel = await openSidePanel(formOfChangedPage, { width: 400, height: 800 });
    const states = panel.page.locator('.page-quotes li .form-hint');
    await states.nth(2).waitFor();
    expect(await states.allTextContents()).toEqual([
      'Unchanged on the page',
      'Slightly changed on the page. It now reads: measured each weir with a rod of brass',
      'No longer on the page, kept in your captured text',
    ]);
    await states.nth(2).scrollIntoViewIfNeeded();
    expect(await findAccessibilityViolations(panel.page)).toEqual([]);
    await takeScreenshots(panel.page, 'panel-quote-states');
    await panel.button(`Show in captured text: “${REMOVED}”`).click();
    const mark = panel.page.locator('mark[aria-current]');
    await mark.waitFor();
    expect(await mark.textContent()).toBe(REMOVED);
    await takeScreenshots(panel.page, 'panel-quote-in-text');
    await panel.page.getByRole('button', { name: 'Close' }).click();
    await mark.waitFor({ state: 'detached' });
    await recordPage.bringToFront();
    await recordPage
      .getByText('4 key points, 3 quoted, 1 slightly changed, 1 no longer on the page', { exact: true })
      .waitFor();
    expect(await recordPage.locator('.quote figcaption').allTextContents()).toEqual([
      'Unchanged on the page',
      expect.stringMatching(/^Slightly changed on the page/),
      'No longer on the page, kept in your captured text',
    ]);
    expect(await findAccessibilityViolations(recordPage)).toEqual([]);
    await recordPage.locator('.support-summary').scrollIntoViewIfNeeded();
    await takeScreenshots(recordPage, 'record-support', [1280, 420]);

    const library = await chromium.getBrowser().openExtensionPage('options.html#/sources');
    await library
      .getByLabel('Search sources', { exact: true })
      .pressSequentially('has:quote quotes:missing sluice');
    await library.getByText('1 source', { exact: true }).waitFor();
    await library.locator('.source-title').filter({ hasText: 'Notes on the sluice' }).click();
    await library.getByText('4 key points, 3 quoted, 1 slightly changed, 1 no longer on the page').waitFor();
  });
});

describe('Quotes on this page', () => {
  it('lists the quotes of a saved page when its form opens, without marks, and says which are gone', async () => {
    const { page } = await openQuotedSource();
    await page.bringToFront();
    const form = await chromium.openForm(page);
    await form.page.locator('.page-quotes').getByText('Unchanged on the page').waitFor();
    expect(await readHighlights(page)).toEqual([]);
    expect(await form.button('Remove marks').count()).toBe(0);
    await clickIntoPage(page);
    await page.evaluate(() => {
      const paragraph = document.createElement('p');
      paragraph.textContent = 'This page has moved.';
      document.body.replaceChildren(paragraph);
    });
    const formOfChangedPage = await chromium.openForm(page);
    await formOfChangedPage.page
      .locator('.page-quotes')
      .getByText(/^No longer on the page/)
      .waitFor();
    expect(await formOfChangedPage.button(`Show “${QUOTED}” on the page`).isDisabled()).toBe(true);
    await takeScreenshots(formOfChangedPage.page, 'form-quote-missing');

    // By keyboard, the quote leads to its place in the captured text, and Escape leads back.
    const showInText = formOfChangedPage.button(`Show in captured text: “${QUOTED}”`);
    await formOfChangedPage.button(`Show “${QUOTED}” on the page`).focus();
    await formOfChangedPage.page.keyboard.press('Tab');
    expect(await showInText.evaluate((button) => button === document.activeElement)).toBe(true);
    await formOfChangedPage.page.keyboard.press('Enter');
    const preview = formOfChangedPage.page.getByRole('region', { name: 'Captured text' });
    const mark = preview.locator('mark[aria-current]');
    await mark.waitFor();
    expect(await mark.textContent()).toBe(QUOTED);
    expect(await isInView(mark)).toBe(true);
    expect(await formOfChangedPage.page.evaluate(() => document.activeElement?.role)).toBe('document');
    expect(await findAccessibilityViolations(formOfChangedPage.page)).toEqual([]);
    await takeScreenshots(formOfChangedPage.page, 'form-quote-in-text');
    await formOfChangedPage.page.keyboard.press('Escape');
    await preview.waitFor({ state: 'detached' });
    expect(await showInText.evaluate((button) => button === document.activeElement)).toBe(true);

    // The button of the key point leads there too.
    await formOfChangedPage.button('Show a quote of key point 1 on the page').click();
    await formOfChangedPage.page.getByText('These words are no longer on the page.').waitFor();
    await mark.waitFor();
    expect(await mark.textContent()).toBe(QUOTED);
  });

  it('lists the quotes in the form, highlights them, and adds the selection from the menu', async () => {
    const url = chromium.createUrl();
    const { page } = await chromium.captureAndSave(url);
    await clickIntoPage(page);
    await selectText(page, QUOTED);
    const reopenedForm = await chromium.openForm(page);
    await reopenedForm.waitForText();
    await reopenedForm.page.locator('details.menu > summary').click();
    await reopenedForm.button('Add selection as key point').click();
    await reopenedForm.button('Mark on page').click();
    await reopenedForm.page.getByText('Unchanged on the page').waitFor();
    const marks = await waitForValue(
      () => readHighlights(page),
      (all) => all.length > 0,
    );
    expect(marks).toEqual([`provenote-quote: ${QUOTED}`]);

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

describe('two requests at the same time', () => {
  it('are both answered if the page is busy', async () => {
    const { page } = await chromium.captureAndSave(chromium.createUrl());
    await clickIntoPage(page);
    await selectText(page, QUOTED);
    const form = await chromium.openForm(page);
    await form.waitForText();
    await form.button('Quote the selection').click();
    await form.page.getByText('Unchanged on the page').waitFor();
    await page.evaluate(() =>
      setTimeout(() => {
        const end = performance.now() + 1500;
        while (performance.now() < end);
      }),
    );
    await form.button('Mark on page').click();
    await form.button(`Show “${QUOTED}” on the page`).click();
    await waitForValue(
      () => readHighlights(page),
      (marks) => marks.includes(`provenote-current-quote: ${QUOTED}`),
    );
    // The third request is answered after the first two.
    await form.button('Remove marks').click();
    await waitForValue(
      () => readHighlights(page),
      (marks) => marks.length === 0,
    );
    expect(await form.page.getByText(/This page could not be read/).count()).toBe(0);
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
    await reopenedForm.page.getByText(/Quote of key point \d deleted\./).waitFor();
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
    const { page } = await chromium.captureAndSave(url);
    await clickIntoPage(page);
    await selectText(page, QUOTED);
    await pressAddSelection(chromium, page);
    const source = await waitForValue(
      async () => (await chromium.getStorage().readSources()).find((source) => source.url === url),
      (source) => (source?.keyPoints.length ?? 0) > 0,
    );
    expect(source?.keyPoints[0]?.quotes[0]?.exact).toBe(QUOTED);
  });
});
