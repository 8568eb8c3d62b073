import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { findAccessibilityViolations } from '../support/find-accessibility-violations.ts';
import { setUpChromium, waitForValue } from '../support/set-up-chromium.ts';

const chromium = setUpChromium();
const makeTitle = (part: string) => `The gauge on the pier, part ${part}`;

async function openLibrary(): Promise<Page> {
  const page = await chromium.getBrowser().openExtensionPage('options.html#/sources');
  await page.getByLabel('Search sources', { exact: true }).waitFor();
  return page;
}
const getRow = (page: Page, part: string) =>
  page.getByRole('link', { name: makeTitle(part), exact: true }).first();

describe('library', () => {
  beforeAll(async () => {
    for (const part of ['ash', 'birch', 'cedar']) {
      const { page, form } = await chromium.capture(`${chromium.getServer().origin}/story/${part}`);
      await form.waitForText();
      await form.field('Summary').fill(`About ${part}.`);
      await form.save();
      await page.close();
    }
  });

  it('lists saved sources, newest first', async () => {
    const page = await openLibrary();
    for (const part of ['ash', 'birch', 'cedar']) await getRow(page, part).waitFor();
    const titles = await page.getByRole('link', { name: /^The gauge on the pier/ }).allTextContents();
    expect(
      titles.map((title) => title.trim()).filter((title, at, sources) => sources.indexOf(title) === at),
    ).toEqual([makeTitle('cedar'), makeTitle('birch'), makeTitle('ash')]);
  });

  it('finds sources by words of the title while the reader types', async () => {
    const page = await openLibrary();
    await getRow(page, 'ash').waitFor();
    await page.getByLabel('Search sources', { exact: true }).pressSequentially('bir');
    await getRow(page, 'ash').waitFor({ state: 'hidden' });
    await getRow(page, 'birch').waitFor();
  });

  it('restores a deleted record, also after a reload', async () => {
    const page = await openLibrary();
    await getRow(page, 'ash').click();
    await page.getByRole('button', { name: 'Delete', exact: true }).first().click();
    const remainingSources = await waitForValue(
      () => chromium.getStorage().readSources(),
      (sources) => !sources.some(({ title }) => title === makeTitle('ash')),
    );
    expect(remainingSources.some(({ title }) => title === makeTitle('ash'))).toBe(false);

    await page.reload();
    await page.getByRole('button', { name: 'Undo', exact: true }).first().click();
    const restoredSources = await waitForValue(
      () => chromium.getStorage().readSources(),
      (sources) => sources.some(({ title }) => title === makeTitle('ash')),
    );
    expect(restoredSources.find(({ title }) => title === makeTitle('ash'))?.summary).toBe('About ash.');
  });

  it('moves with j and k, opens with Enter, sets the status with r and a', async () => {
    const page = await openLibrary();
    await getRow(page, 'cedar').waitFor();
    // Keys do nothing until the page has read the setting that turns them on.
    await waitForValue(
      async () => {
        await page.keyboard.press('j');
        return page.evaluate(() => document.activeElement?.textContent);
      },
      (title) => title?.startsWith('The gauge on the pier') === true,
    );
    await page.keyboard.press('r');
    await waitForValue(
      () => chromium.getStorage().readSources(),
      (sources) => sources.some(({ status }) => status === 'reviewed'),
    );
    expect(
      (await chromium.getStorage().readSources()).filter(({ status }) => status === 'reviewed'),
    ).toHaveLength(1);
    await page.keyboard.press('/');
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('INPUT');
    await page.keyboard.type('jkra');
    expect(
      (await chromium.getStorage().readSources()).filter(({ status }) => status === 'reviewed'),
    ).toHaveLength(1);
  });

  it('undoes a status change with Undo and Ctrl+Z, and keeps the focus on the row', async () => {
    const readStatus = async (part: string) =>
      (await chromium.getStorage().readSources()).find(({ title }) => title === makeTitle(part))?.status;
    const page = await openLibrary();
    const notificationBar = page.locator('.notification-bar');
    await getRow(page, 'ash').focus();
    await page
      .getByRole('complementary', { name: 'Preview' })
      .getByRole('button', { name: 'Reviewed' })
      .click();
    await notificationBar.getByRole('status').getByText('1 source moved to Reviewed').waitFor();
    await notificationBar.getByRole('button', { name: 'Undo', exact: true }).click();
    expect(
      await waitForValue(
        () => readStatus('ash'),
        (status) => status === 'inbox',
      ),
    ).toBe('inbox');
    await notificationBar.getByText('Status change undone for 1 source').waitFor();
    const readFocus = () => page.evaluate(() => document.activeElement?.textContent);
    expect(await waitForValue(readFocus, (title) => title === makeTitle('ash'))).toBe(makeTitle('ash'));

    await page.getByRole('checkbox', { name: makeTitle('ash') }).check();
    await page.getByRole('checkbox', { name: makeTitle('birch') }).check();
    await page.getByRole('button', { name: 'Archive', exact: true }).click();
    await notificationBar.getByText('2 sources moved to Archived').waitFor();
    await page.keyboard.press('Control+z');
    expect(
      await waitForValue(
        () => readStatus('ash'),
        (status) => status === 'inbox',
      ),
    ).toBe('inbox');
    expect(
      await waitForValue(
        () => readStatus('birch'),
        (status) => status === 'inbox',
      ),
    ).toBe('inbox');

    await getRow(page, 'ash').click();
    await page.getByRole('radio', { name: 'Archived' }).check();
    await notificationBar.getByText('1 source moved to Archived').waitFor();
    await notificationBar.getByRole('button', { name: 'Undo', exact: true }).click();
    expect(
      await waitForValue(
        () => readStatus('ash'),
        (status) => status === 'inbox',
      ),
    ).toBe('inbox');
    await page.getByRole('radio', { name: 'Inbox', checked: true }).waitFor();
  });

  it('closes the message on request and in other tabs, and keeps its Undo in a menu', async () => {
    const readStatus = async () =>
      (await chromium.getStorage().readSources()).find(({ title }) => title === makeTitle('ash'))?.status;
    const page = await openLibrary();
    await getRow(page, 'ash').focus();
    const preview = page.getByRole('complementary', { name: 'Preview' });
    await preview.getByRole('button', { name: 'Reviewed' }).click();
    await page.locator('.notification-bar').getByText('1 source moved to Reviewed').waitFor();

    // A tab that was opened later has the Undo, but not the message.
    const laterPage = await openLibrary();
    await laterPage.getByLabel('Last changes').click();
    await laterPage
      .getByRole('button', { name: `Undo: 1 source moved to Reviewed (“${makeTitle('ash')}”)` })
      .first()
      .waitFor();
    expect(await laterPage.locator('.notification-bar').getAttribute('data-kind')).toBe('none');
    await laterPage.close();

    // Another view has the Undo too, but not the message.
    await page.getByRole('banner').getByRole('link', { name: 'Venues' }).click();
    await page.getByRole('heading', { name: /^Venues/ }).waitFor();
    await page.getByLabel('Last changes').click();
    await page
      .getByRole('button', { name: `Undo: 1 source moved to Reviewed (“${makeTitle('ash')}”)` })
      .first()
      .waitFor();
    expect(await page.locator('.notification-bar').getAttribute('data-kind')).toBe('none');
    await page.getByRole('banner').getByRole('link', { name: 'Sources' }).click();

    await page.getByRole('button', { name: 'Close this message' }).click();
    await page.getByLabel('Last changes').click();
    await page.getByRole('button', { name: 'Undo: 1 source moved to Reviewed' }).first().click();
    expect(await waitForValue(readStatus, (status) => status === 'inbox')).toBe('inbox');
  });

  it('fills the preview by a click on a row, and opens the record page by a double click', async () => {
    const page = await openLibrary();
    const row = page.locator('.source-row', { hasText: makeTitle('birch') });
    await row.locator('.source-byline').click();
    await page.getByRole('complementary', { name: 'Preview' }).getByText('About birch.').waitFor();
    expect(await row.getAttribute('data-current')).toBe('true');
    expect(page.url()).toMatch(/#\/sources$/);
    await row.locator('.source-byline').dblclick();
    await page.waitForURL(/#\/sources\/sid_/);
    await page.getByRole('heading', { level: 1, name: makeTitle('birch') }).waitFor();
  });

  it('shows a table whose columns are chosen, ordered and sized by keys, also after a reload', async () => {
    const page = await openLibrary();
    await page.setViewportSize({ width: 1280, height: 800 });
    await page.getByRole('button', { name: 'Table', exact: true }).click();
    const readHeads = () => page.locator('.table-head').allTextContents();
    expect(await readHeads()).toEqual([
      'Title',
      'Authors',
      'Venue',
      'Published',
      'Importance',
      'Credibility',
    ]);
    await page.getByLabel('Columns of the table').click();
    await page.getByRole('checkbox', { name: 'Tags' }).check();
    await page.getByRole('checkbox', { name: 'Published' }).uncheck();
    await page.getByRole('button', { name: 'Move Venue before the previous column' }).press('Enter');
    const heads = ['Title', 'Venue', 'Authors', 'Importance', 'Credibility', 'Tags'];
    expect(await readHeads()).toEqual(heads);
    await page.keyboard.press('Escape');

    const handle = page.getByRole('separator', { name: 'Width of the column Title' });
    const readWidth = async () => Number(await handle.getAttribute('aria-valuenow'));
    const widthBefore = await readWidth();
    await handle.focus();
    await page.keyboard.press('ArrowRight');
    expect(await readWidth()).toBe(widthBefore + 1);
    const box = await handle.boundingBox();
    await page.mouse.move((box?.x ?? 0) + 8, (box?.y ?? 0) + 8);
    await page.mouse.down();
    await page.mouse.move((box?.x ?? 0) + 68, (box?.y ?? 0) + 8, { steps: 3 });
    await page.mouse.up();
    const width = await readWidth();
    expect(width).toBeGreaterThan(widthBefore + 1);
    expect(await findAccessibilityViolations(page)).toEqual([]);

    await page.locator('.table-head').getByRole('button', { name: 'Title' }).click();
    await page.waitForURL(/sort=title/);
    await getRow(page, 'ash').waitFor();
    await page.reload();
    await getRow(page, 'ash').waitFor();
    expect(await waitForValue(readHeads, (names) => names.length > 0)).toEqual(heads);
    expect(await readWidth()).toBe(width);
    // The heads stand above their values.
    const lefts = await page.evaluate(() =>
      ['.table-head', '.table-cell'].map((selector) =>
        [...document.querySelectorAll(selector)]
          .slice(0, 6)
          .map((element) => Math.round(element.getBoundingClientRect().left)),
      ),
    );
    expect(lefts[1]).toEqual(lefts[0]);
    await page.getByRole('button', { name: 'Table', exact: true }).click();
    await page.locator('.source-byline').first().waitFor();
  });

  it('shows at once what another page saves, deletes, restores or gives another status', async () => {
    const page = await openLibrary();
    await getRow(page, 'cedar').waitFor();
    const { page: articlePage, form } = await chromium.capture(
      `${chromium.getServer().origin}/story/dogwood`,
    );
    await form.save();
    await articlePage.close();
    await getRow(page, 'dogwood').waitFor();

    await getRow(page, 'dogwood').focus();
    await page.keyboard.press('Delete');
    await getRow(page, 'dogwood').waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Undo', exact: true }).first().click();
    await getRow(page, 'dogwood').waitFor();

    await page.goto(`${page.url().split('#')[0]}#/sources?shelf=inbox`);
    await getRow(page, 'dogwood').focus();
    await page.keyboard.press('a');
    await getRow(page, 'dogwood').waitFor({ state: 'detached' });
  });

  it('clears the selection when a search changes the list', async () => {
    const page = await openLibrary();
    await page.getByRole('checkbox', { name: makeTitle('birch') }).check();
    await page.getByText('1 selected').waitFor();
    await page.getByLabel('Search sources', { exact: true }).fill('cedar');
    await page.getByText('1 selected').waitFor({ state: 'detached' });
  });

  it('shows a message in place of an unreadable row, and all other rows as usual', async () => {
    await chromium.getStorage().page.evaluate(
      () =>
        new Promise<void>((resolve, reject) => {
          const request = indexedDB.open('provenote');
          request.onsuccess = () => {
            const db = request.result;
            const transaction = db.transaction('sources', 'readwrite');
            transaction.objectStore('sources').put({
              stableId: 'sid_brokenrow1',
              source: { title: 42 },
              shelf: 'inbox',
              createdAt: '2020-01-01T00:00:00.000Z',
              type: 'web',
              addresses: [],
              hosts: [],
              terms: [],
              tags: [],
              missing: [],
              importance: -1,
              venueId: '',
              deletedAt: null,
            });
            transaction.oncomplete = () => {
              db.close();
              resolve();
            };
            transaction.onerror = () => reject(transaction.error);
          };
        }),
    );
    const page = await openLibrary();
    await getRow(page, 'birch').waitFor();
    await page
      .getByText(/sid_brokenrow1|cannot be read|could not be read/i)
      .first()
      .waitFor();
  });
});
