import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { fillLibrary } from '../support/fill-library.ts';
import { findAccessibilityViolations } from '../support/find-accessibility-violations.ts';
import { setUpChromium } from '../support/set-up-chromium.ts';

const chromium = setUpChromium();
const SOURCE_COUNT = 1_050;

/** Opens the library with this search, selects all of it and opens the dialog. */
async function selectAllAndChange(hash: string, count: string): Promise<Page> {
  const page = await chromium.getBrowser().openExtensionPage(`options.html${hash}`);
  await page.getByText(`${count} sources`, { exact: true }).waitFor();
  await page.getByLabel('Select all in this list').check();
  await page.getByText(`${count} selected`).waitFor();
  await page.getByRole('button', { name: 'Change…' }).click();
  return page;
}

describe('bulk change', () => {
  beforeAll(async () => {
    const page = await chromium.getBrowser().openExtensionPage('options.html#/settings');
    await page.getByRole('heading', { level: 1 }).waitFor();
    await fillLibrary(page, SOURCE_COUNT);
    await page.close();
  });

  it('adds a tag to a whole search in chunks, and undoes it after a reload', async () => {
    const page = await selectAllAndChange('#/sources', '1,050');
    expect(await findAccessibilityViolations(page)).toEqual([]);
    await page.getByRole('combobox', { name: 'Tags', exact: true }).fill('Sea Level,');
    await page.getByRole('button', { name: 'Change 1,050 sources' }).click();
    await page.getByRole('status').filter({ hasText: 'Changed in 1,050 sources: Tags' }).waitFor();
    await page.locator('.source-byline', { hasText: '#sea-level' }).first().waitFor();
    await page.reload();
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.getByRole('status').filter({ hasText: 'Change undone for 1,050 sources' }).waitFor();
    await page.locator('.source-byline', { hasText: '#sea-level' }).first().waitFor({ state: 'detached' });
  });

  it('sets another field of a search', async () => {
    const page = await selectAllAndChange('#/sources?q=n42', '11');
    await page.getByLabel('What to change').selectOption('Type');
    await page.getByRole('dialog').getByLabel('Type', { exact: true }).selectOption('report');
    await page.getByRole('button', { name: 'Change 11 sources' }).click();
    await page.getByRole('status').filter({ hasText: 'Changed in 11 sources: Type' }).waitFor();
    const reports = (await chromium.getStorage().readSources()).filter(({ type }) => type === 'report');
    expect(reports).toHaveLength(11);
  });
});
