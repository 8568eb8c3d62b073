import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { findAccessibilityViolations } from '../support/find-accessibility-violations.ts';
import { setUpChromium } from '../support/set-up-chromium.ts';

const chromium = setUpChromium();
const openDuplicates = (): Promise<Page> =>
  chromium.getBrowser().openExtensionPage('options.html#/duplicates');
const waitForPairs = (page: Page, text: string) =>
  page.getByRole('status').filter({ hasText: text }).waitFor();

describe('duplicates page', () => {
  beforeAll(async () => {
    // The two pages have different titles and the same identifier.
    for (const [part, doi] of [
      ['ash', '10.1000/gauge'],
      ['birch', '10.1000/gauge'],
      ['cedar', ''],
    ] as const) {
      const { page, form } = await chromium.capture(`${chromium.getServer().origin}/story/${part}`);
      await form.waitForText();
      await form.field('Summary').fill(`What ${part} says.`);
      if (doi !== '') await form.field('DOI').fill(doi);
      await form.save();
      await page.close();
    }
  });

  it('shows two sources side by side, merges them, and undoes it after a reload', async () => {
    const page = await openDuplicates();
    await waitForPairs(page, '1 possible pair');
    expect(await findAccessibilityViolations(page)).toEqual([]);
    const row = page.getByRole('row', { name: 'Summary' });
    expect((await row.getByRole('cell').allTextContents()).sort()).toEqual([
      'What ash says.',
      'What birch says.',
    ]);
    await page.getByRole('button', { name: 'Keep the left one' }).click();
    await waitForPairs(page, 'No duplicates found');
    await page.getByRole('status').filter({ hasText: 'Merged.' }).waitFor();
    await page.reload();
    await waitForPairs(page, 'No duplicates found');
    await page.getByText('Merged sources').click();
    await page.getByRole('button', { name: 'Undo merge' }).click();
    await page.getByRole('button', { name: 'Search again' }).click();
    await waitForPairs(page, '1 possible pair');
    await page.getByRole('row', { name: 'Summary' }).getByText('What birch says.', { exact: true }).waitFor();
  });

  it('does not suggest a pair again that the reader rejected, unless it is undone', async () => {
    const page = await openDuplicates();
    await page.getByRole('button', { name: 'Not a duplicate' }).click();
    await waitForPairs(page, 'No duplicates found');
    await page.getByRole('button', { name: 'Undo', exact: true }).click();
    await waitForPairs(page, '1 possible pair');
  });
});
