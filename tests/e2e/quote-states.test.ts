import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { takeScreenshots } from '../support/color-schemes.ts';
import { findAccessibilityViolations } from '../support/find-accessibility-violations.ts';
import { addSelection, selectText } from '../support/select-text.ts';
import { clickIntoPage, setUpChromium, waitForValue } from '../support/set-up-chromium.ts';
import { grantHost } from '../support/test-wiki.ts';

const chromium = setUpChromium();
const QUOTED = 'Nobody planned the series to last';

const findSource = async (url: string) =>
  (await chromium.getStorage().readSources()).find((source) => source.url === url);

/** Saves a page with one quote. */
async function saveQuotedPage(): Promise<{ page: Page; url: string; stableId: string }> {
  const url = chromium.createUrl();
  const { page, form } = await chromium.capture(url);
  await form.waitForText();
  await form.save();
  await clickIntoPage(page);
  await addSelection(chromium, page, QUOTED);
  const source = await waitForValue(
    () => findSource(url),
    (saved) => (saved?.keyPoints.length ?? 0) > 0,
  );
  return { page, url, stableId: source?.stableId ?? '' };
}

const openRecord = (stableId: string): Promise<Page> =>
  chromium.getBrowser().openExtensionPage(`options.html#/sources/${stableId}`);

const startCheck = async (record: Page): Promise<void> => {
  await record.getByRole('button', { name: /^Check (?:again|now)$/ }).click();
  await record.getByRole('dialog').getByRole('button', { name: 'Open and check 1 page' }).click();
};

beforeAll(async () => {
  await grantHost(chromium.getBrowser());
  await grantHost(chromium.getBrowser(), 'https://127.0.0.1/*');
});

describe('the quotes of a page that is gone', () => {
  it('are no longer on the page, with the date, in the record, its one line and the search', async () => {
    const { page, url, stableId } = await saveQuotedPage();
    await page.close();
    chromium.getServer().replacePage(new URL(url).pathname, {
      status: 404,
      html: '<!doctype html><html lang="en"><title>Not here</title><h1>Not here</h1><p>There is nothing at this address.</p>',
    });
    const record = await openRecord(stableId);
    await startCheck(record);
    const dialog = record.getByRole('dialog');
    const item = dialog.getByRole('listitem');
    await item.waitFor();
    expect(await item.textContent()).toMatch(
      /The page no longer exists \(404\)\. 1 quote is no longer on the page\.$/,
    );
    expect(await item.getByRole('link').getAttribute('href')).toBe(`#/sources/${stableId}`);
    expect(await findAccessibilityViolations(record)).toEqual([]);
    await takeScreenshots(record, 'check-result-list', [1280, 600]);
    await dialog.getByRole('button', { name: 'Close' }).click();
    await record.getByText('1 key point, 1 quoted, 1 no longer on the page').waitFor();
    await record
      .getByText(/^No longer on the page, kept in your captured text \(link checked on .*\d{4}\)$/)
      .waitFor();
    expect(await findAccessibilityViolations(record)).toEqual([]);
    await takeScreenshots(record, 'quote-gone', [1280, 600]);

    // A later check that finds no text says nothing about the quotes.
    chromium.getServer().replacePage(new URL(url).pathname, {
      status: 200,
      html: '<!doctype html><html lang="en"><title>The mill</title></html>',
    });
    await startCheck(record);
    await record.getByRole('dialog').getByText('The text could not be compared.').waitFor();
    await record.getByRole('dialog').getByRole('button', { name: 'Close' }).click();
    await record
      .locator('.page-check')
      .getByText(/could not be compared\. 1 quote is no longer/)
      .waitFor();
    await record.getByText('1 key point, 1 quoted, 1 no longer on the page').waitFor();
    await record.goto(record.url().replace(/#.*/, '#/sources'));
    const rows = record.locator('.source-title');
    for (const [query, count] of [
      ['quotes:missing', 1],
      ['has:quotes', 1],
      ['quotes:changed', 0],
      ['quotes:unchanged', 0],
    ] as const) {
      await record.getByLabel('Search sources', { exact: true }).fill(query);
      await expect.poll(() => rows.count(), { message: query }).toBe(count);
    }
  });

  it('are kept when the address leads to another article, whose text is not stored', async () => {
    const { page, url, stableId } = await saveQuotedPage();
    await page.close();
    const { origin } = chromium.getServer();
    const words = Array.from({ length: 60 }, (_, index) => `The mill opened its door ${index} times.`).join(
      ' ',
    );
    const target = `${origin}/other${new URL(url).pathname}`;
    chromium.getServer().replacePage(new URL(target).pathname, {
      status: 200,
      html: `<!doctype html><html lang="en"><title>A mill reopens</title><article><h1>A mill reopens</h1><p>${words}</p></article>`,
    });
    chromium.getServer().replacePage(new URL(url).pathname, { location: target });
    const record = await openRecord(stableId);
    await startCheck(record);
    await record
      .getByRole('dialog')
      .getByText(/^1 page checked\./)
      .waitFor();
    await record.getByRole('button', { name: 'Close' }).click();
    await record
      .getByText(`The address no longer shows this source. It leads to another page: ${target}.`)
      .waitFor();
    await record.locator('.snapshot-text').getByText(QUOTED).first().waitFor();
    expect(await record.getByLabel('Captured', { exact: true }).count()).toBe(0);
  });
});

describe('Quote the selection', () => {
  it('adds the words to the key point that had the focus, and only once', async () => {
    const { page, form } = await chromium.capture(chromium.createUrl());
    await form.waitForText();
    await form.typeInto('Key point 1', 'The first claim.');
    await form.page.getByRole('button', { name: 'Add key point' }).click();
    await form.typeInto('Key point 2', 'The second claim.');
    await form.save();
    await clickIntoPage(page);
    await selectText(page, QUOTED);
    const reopened = await chromium.openForm(page);
    await reopened.waitForText();
    await reopened.page.getByLabel('Key point 1', { exact: true }).focus();
    await reopened.button('Quote the selection').click();
    await reopened.page
      .getByText(/Quote added to key point \d/)
      .first()
      .waitFor();
    const points = reopened.page.locator('.key-points li');
    expect(await points.count()).toBe(2);
    expect(await points.first().locator('.key-point-quote').allTextContents()).toEqual([QUOTED]);
    await reopened.button('Quote the selection').click();
    await reopened.page.getByText('Already quoted').waitFor();
    expect(await reopened.page.locator('.key-point-quote').count()).toBe(1);

    // Both deletions can be undone, the last one first.
    await reopened.page.getByRole('button', { name: 'Delete a quote of key point 1' }).click();
    await reopened.page.getByRole('button', { name: 'Delete point 2' }).click();
    await reopened.button('Undo').click();
    await reopened.page.getByText(/Quote of key point \d deleted\./).waitFor();
    await reopened.button('Undo').click();
    await points.first().locator('.key-point-quote').waitFor();
    expect(await reopened.readValue('Key point 2')).toBe('The second claim.');
  });
});

describe('a quote that is deleted in the editor of the record', () => {
  it.each(['button', 'key'])('can be restored by Undo, because the editor stays open (%s)', async (way) => {
    const { stableId } = await saveQuotedPage();
    const record = await openRecord(stableId);
    await record.getByRole('button', { name: 'Edit Key points' }).click();
    const quote = record.getByRole('group', { name: 'Quote of key point 1' });
    await quote.waitFor();
    if (way === 'button') await record.getByRole('button', { name: 'Delete a quote of key point 1' }).click();
    else await quote.press('Delete');
    await quote.waitFor({ state: 'detached' });
    await record.getByText(/Quote of key point \d deleted\./).waitFor();
    await takeScreenshots(record, `record-quote-deleted-${way}`, [1280]);
    await record.getByRole('button', { name: 'Undo' }).click();
    await quote.waitFor();
    await record.getByRole('button', { name: 'Save', exact: true }).click();
    await record.getByText('1 key point, 1 quoted').waitFor();
  });
});

describe('a restored draft of a saved page', () => {
  it('says that the page is saved, what changed on it, and that saving restores it from the bin', async () => {
    const { page, url, stableId } = await saveQuotedPage();
    const form = await chromium.openForm(page);
    await form.typeInto('Summary', 'Typed later.');
    await waitForValue(
      async () => JSON.stringify(await chromium.getStorage().readLocalStorage()),
      (stored) => stored.includes('Typed later.'),
    );
    await clickIntoPage(page);
    await page.evaluate((words) => {
      // The markup is that of the test page itself.
      document.body.innerHTML = document.body.innerHTML.replaceAll(words, 'Three committees wrote a plan');
    }, QUOTED);
    const restored = await chromium.openForm(page);
    await restored.waitForStatus(
      /Draft from .* restored\. Already saved\. 1 quote is no longer on the page\./,
    );
    await restored.button('Show changes').waitFor();
    expect(await findAccessibilityViolations(restored.page)).toEqual([]);
    await takeScreenshots(restored.page, 'restored-saved');
    await clickIntoPage(page);

    const record = await openRecord(stableId);
    await record.getByRole('button', { name: 'Delete', exact: true }).click();
    await waitForValue(
      () => findSource(url),
      (source) => source === undefined,
    );
    await page.bringToFront();
    const binned = await chromium.openForm(page);
    await binned.waitForStatus(/restored\. This page is in the bin\. Saving restores it\./);
    await binned.button('Save').click();
    await binned.waitForStatus(/Saved in this browser\. The source was in the bin and has been restored\./);
    expect((await findSource(url))?.summary).toBe('Typed later.');
  });
});
