import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { findAccessibilityViolations } from '../support/find-accessibility-violations.ts';
import { setUpChromium, waitForValue } from '../support/set-up-chromium.ts';

const chromium = setUpChromium();
const makeTitle = (part: string) => `The gauge on the pier, part ${part}`;

async function openLibrary(hash = '#/sources'): Promise<Page> {
  const page = await chromium.getBrowser().openExtensionPage(`options.html${hash}`);
  await page.getByLabel('Search sources', { exact: true }).waitFor();
  return page;
}

const listTitles = (page: Page) => page.locator('.source-row [data-row]').allTextContents();
const waitForTitles = (page: Page, parts: string[]) =>
  waitForValue(
    () => listTitles(page),
    (titles) => JSON.stringify(titles) === JSON.stringify(parts.map(makeTitle)),
  );
const search = async (page: Page, text: string) => {
  await page.getByLabel('Search sources', { exact: true }).fill('');
  await page.getByLabel('Search sources', { exact: true }).pressSequentially(text);
};

/** The texts that the reader writes about each source. */
const NOTES = [
  { part: 'ash', summary: 'The silt is deep. Sensors drown in it.', tag: 'sea-level', importance: '80' },
  { part: 'birch', summary: 'Nothing about mud.', tag: 'harbour', importance: '20' },
  { part: 'cedar', summary: 'A café on the quay.', tag: 'harbour', importance: '55' },
] as const;

describe('search in the library', () => {
  beforeAll(async () => {
    for (const { part, summary, tag, importance } of NOTES) {
      const { page, form } = await chromium.capture(`${chromium.getServer().origin}/story/${part}`);
      await form.waitForText();
      await form.field('Summary').fill(summary);
      await form.field('Importance').fill(importance);
      await form.field('Tags').fill(tag);
      await form.field('Tags').press('Enter');
      await form.save();
      await page.close();
    }
  });

  it('finds words of the summary while the reader types, and highlights them in their sentence', async () => {
    const page = await openLibrary();
    await search(page, 'sensor');
    expect(await waitForTitles(page, ['ash'])).toEqual([makeTitle('ash')]);
    await page.getByText('Summary: Sensors drown in it.').waitFor();
    expect(await page.locator('mark').allTextContents()).toEqual(['Sensors']);
  });

  it.each([
    ['cafe', ['cedar']],
    ['sensros', ['ash']],
    ['"silt is deep"', ['ash']],
    ['-mud importance:>50', ['cedar', 'ash']],
    ['tag:harbour importance:<30', ['birch']],
    ['silt OR mud', ['birch', 'ash']],
    ['missing:summary', []],
    ['missing:"key points" importance:high', ['ash']],
    ['status:Inbox lang:English subtype:"web page" -importance:high', ['cedar', 'birch']],
  ])('understands %s', async (text, parts) => {
    const page = await openLibrary();
    await search(page, text);
    expect(await waitForTitles(page, parts)).toEqual(parts.map(makeTitle));
  });

  it('says that an emoji is not searched for, and shows all sources', async () => {
    const page = await openLibrary();
    await search(page, '🌊');
    await page.getByText('“🌊” was ignored, because it has no letters or digits to search for.').waitFor();
    expect((await waitForTitles(page, ['cedar', 'birch', 'ash'])).length).toBe(3);
  });

  it('suggests the right field word for a mistyped one, and lists all field words by keyboard', async () => {
    const page = await openLibrary();
    await search(page, 'sumary:silt');
    await page.getByText('Did you mean “summary:”?').waitFor();
    await page.getByRole('button', { name: 'Search help' }).focus();
    await page.keyboard.press('Enter');
    const help = page.getByRole('dialog', { name: 'How to search' });
    await help.getByText('credibility:>=4').waitFor();
    await help.getByText('missing or changed finds sources with at least one such quote').waitFor();
    expect(await help.evaluate(({ scrollTop }) => scrollTop)).toBe(0);
    expect(await findAccessibilityViolations(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await help.waitFor({ state: 'hidden' });
  });

  it('counts the values of a facet among the sources that match the other facets', async () => {
    const page = await openLibrary();
    await page.locator('.facets summary').getByText('Tags').click();
    await page.getByRole('link', { name: 'harbour 2' }).click();
    expect(await waitForTitles(page, ['cedar', 'birch'])).toEqual([makeTitle('cedar'), makeTitle('birch')]);
    await page.getByRole('link', { name: 'sea-level 1' }).click();
    expect((await waitForTitles(page, ['cedar', 'birch', 'ash'])).length).toBe(3);
    await page.locator('.facets summary').getByText('Importance').click();
    await page.getByLabel('From', { exact: true }).fill('50');
    expect(await waitForTitles(page, ['cedar', 'ash'])).toEqual([makeTitle('cedar'), makeTitle('ash')]);
    expect(await page.getByRole('link', { name: 'harbour 1' }).count()).toBe(1);
    await page.goBack();
    expect((await waitForTitles(page, ['cedar', 'birch', 'ash'])).length).toBe(3);
  });

  it('shows the sources of several statuses', async () => {
    const page = await openLibrary('#/sources?shelf=archived');
    await page.locator('.facets summary').getByText('Status').click();
    await page
      .locator('.facets details')
      .getByRole('link', { name: /^Inbox/ })
      .click();
    expect((await waitForTitles(page, ['cedar', 'birch', 'ash'])).length).toBe(3);
    expect(page.url()).toContain('shelf=archived&shelf=inbox');
  });

  it('sorts in both directions, keeps the order in the URL, and remembers it', async () => {
    const page = await openLibrary();
    await page.getByLabel('Sort by').selectOption('Importance');
    expect(await waitForTitles(page, ['ash', 'cedar', 'birch'])).toEqual(
      ['ash', 'cedar', 'birch'].map(makeTitle),
    );
    await page.getByRole('button', { name: /Sort lowest first/ }).click();
    const ascending = ['birch', 'cedar', 'ash'];
    expect(await waitForTitles(page, ascending)).toEqual(ascending.map(makeTitle));
    expect(page.url()).toContain('sort=importance');
    await page.reload();
    expect(await waitForTitles(page, ascending)).toEqual(ascending.map(makeTitle));
    const otherPage = await openLibrary();
    expect(await waitForTitles(otherPage, ascending)).toEqual(ascending.map(makeTitle));
    await otherPage.getByLabel('Sort by').selectOption('Saved');
    await waitForTitles(otherPage, ['cedar', 'birch', 'ash']);
  });

  it('saves a search with its count, which can be renamed, ordered, deleted and restored', async () => {
    const page = await openLibrary();
    for (const text of ['tag:harbour', 'silt']) {
      await search(page, text);
      await page.getByRole('button', { name: 'Save search' }).click();
      await page.locator('.saved-searches').getByRole('link', { name: text }).waitFor();
    }
    await page.getByRole('link', { name: 'tag:harbour 2' }).waitFor();
    await page.getByRole('button', { name: 'Edit Saved searches' }).click();
    await page.getByLabel('Name of “silt”').fill('Mud');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Move “Mud” up' }).click();
    await page.getByRole('button', { name: 'Delete “tag:harbour”' }).click();
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.getByRole('button', { name: 'Done Saved searches' }).click();
    const names = () => page.locator('.saved-searches a span:first-child').allTextContents();
    expect(await waitForValue(names, (texts) => texts.length === 2)).toEqual(['Mud', 'tag:harbour']);
    await page.getByRole('link', { name: 'Mud 1' }).click();
    expect(await waitForTitles(page, ['ash'])).toEqual([makeTitle('ash')]);
  });

  it('counts the saved searches once after a change', async () => {
    const { extensionId, openExtensionPage } = chromium.getBrowser();
    const page = await openExtensionPage('manifest.json');
    await page.addInitScript(() => {
      const { postMessage } = Worker.prototype;
      let isInSameTask = false;
      Worker.prototype.postMessage = function (this: Worker, message: { request?: { kind?: string } }) {
        if (message.request?.kind === 'counts') {
          performance.mark(isInSameTask ? 'counted again' : 'counted');
          isInSameTask = true;
          setTimeout(() => {
            isInSameTask = false;
          });
        }
        postMessage.call(this, message);
      };
    });
    await page.goto(`chrome-extension://${extensionId}/options.html#/sources`);
    await page.getByRole('link', { name: 'Mud 1' }).waitFor();
    const marks = await page.evaluate(() => performance.getEntriesByType('mark').map(({ name }) => name));
    expect(marks).toContain('counted');
    expect(marks).not.toContain('counted again');
  });

  it('searches the captured texts on request', async () => {
    const page = await openLibrary();
    const word = await page.evaluate(() => 'tide');
    await search(page, word);
    await page.getByLabel('Also in captured text').check();
    await page.getByRole('heading', { name: 'In captured text' }).waitFor();
    const status = page.locator('.text-matches [role="status"]');
    await waitForValue(
      () => status.textContent(),
      (text) => /source/.test(text ?? ''),
    );
    expect(await status.textContent()).toMatch(/^\d+ sources?$/);
  });

  it('has no accessibility violations', async () => {
    const page = await openLibrary(
      '#/sources?q=silt+importance%3Ahigh&texts=1&importance=10-90&tag=harbour&tag=sea-level',
    );
    await page.locator('mark').first().waitFor();
    await page.getByRole('heading', { name: 'In captured text' }).waitFor();
    expect(await findAccessibilityViolations(page)).toEqual([]);
  });
});
