import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { findAccessibilityViolations } from '../support/find-accessibility-violations.ts';
import { setUpChromium, waitForValue } from '../support/set-up-chromium.ts';

const chromium = setUpChromium();
const openTags = (): Promise<Page> => chromium.getBrowser().openExtensionPage('options.html#/tags');
const listTags = (page: Page) => page.locator('.tag-row a').allTextContents();
const waitForTags = async (page: Page, tags: string[]) =>
  expect(
    await waitForValue(
      () => listTags(page),
      (shown) => shown.join() === tags.join(),
    ),
  ).toEqual(tags);
const getRow = (page: Page, tag: string) =>
  page.locator('.tag-row', { has: page.getByRole('link', { name: tag, exact: true }) });

describe('tags page', () => {
  beforeAll(async () => {
    for (const [part, tags] of [
      ['ash', 'sensors, harbour'],
      ['birch', 'sensor'],
    ] as const) {
      const { page, form } = await chromium.capture(`${chromium.getServer().origin}/story/${part}`);
      await form.waitForText();
      await form.field('Tags').fill(`${tags},`);
      await form.save();
      await page.close();
    }
  });

  it('merges suggested tags, and undoes it after a reload', async () => {
    const page = await openTags();
    await waitForTags(page, ['harbour', 'sensor', 'sensors']);
    expect(await findAccessibilityViolations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Merge into “sensors”' }).click();
    await waitForTags(page, ['harbour', 'sensors']);
    expect(await getRow(page, 'sensors').locator('.tag-count').textContent()).toContain('2');
    await page.reload();
    await page
      .getByRole('status')
      .filter({ hasText: 'Renamed tag “sensor” to “sensors” in 1 source' })
      .waitFor();
    await page.getByRole('button', { name: 'Undo' }).click();
    await waitForTags(page, ['harbour', 'sensor', 'sensors']);
    await page.getByRole('button', { name: 'Keep both' }).click();
    await page.getByRole('heading', { name: 'Similar tags' }).waitFor({ state: 'detached' });
  });

  it('nests a tag by renaming it, lists the sources of both, and deletes it', async () => {
    const page = await openTags();
    await getRow(page, 'sensors').getByRole('button', { name: 'Rename' }).click();
    await page.getByLabel('New name of “sensors”').fill('Harbour/Sensors');
    await page.keyboard.press('Enter');
    await waitForTags(page, ['harbour', 'harbour/sensors', 'sensor']);
    await getRow(page, 'harbour').getByRole('link').click();
    await page.locator('.source-row [data-row]', { hasText: 'part ash' }).waitFor();
    await page.goBack();
    await getRow(page, 'harbour/sensors').getByRole('button', { name: 'Delete' }).click();
    await waitForTags(page, ['harbour', 'sensor']);
    await page.getByRole('button', { name: 'Undo' }).click();
    await waitForTags(page, ['harbour', 'harbour/sensors', 'sensor']);
  });

  it('merges several selected tags into a new one', async () => {
    const page = await openTags();
    await page.getByLabel('Select the tag “sensor”').check();
    await page.getByLabel('Select the tag “harbour/sensors”').check();
    await page.getByLabel('Merge 2 tags into').fill('Instruments');
    await page.getByRole('button', { name: 'Merge', exact: true }).click();
    await waitForTags(page, ['harbour', 'instruments']);
  });
});
