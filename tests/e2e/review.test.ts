import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { fillLibrary } from '../support/fill-library.ts';
import { findAccessibilityViolations } from '../support/find-accessibility-violations.ts';
import { setUpChromium } from '../support/set-up-chromium.ts';

const chromium = setUpChromium();
const openReview = (): Promise<Page> => chromium.getBrowser().openExtensionPage('options.html#/review');
const waitForSource = (page: Page, number: number) =>
  page.getByRole('heading', { level: 1, name: new RegExp(`n${number}$`) }).waitFor();
const waitForCount = (page: Page, text: string) => page.locator('.review-left', { hasText: text }).waitFor();

describe('review queue', () => {
  beforeAll(async () => {
    const page = await chromium.getBrowser().openExtensionPage('options.html#/settings');
    await page.getByRole('heading', { level: 1 }).waitFor();
    await fillLibrary(page, 4);
    await page.close();
  });

  it('shows the oldest of equal sources, and lets the reader set its importance and edit it with keys alone', async () => {
    const page = await openReview();
    await waitForCount(page, '4 sources left');
    await waitForSource(page, 0);
    expect(await findAccessibilityViolations(page)).toEqual([]);
    await page.keyboard.press('5');
    await page.getByRole('status').filter({ hasText: 'Importance set to 95' }).waitFor();
    await page.getByRole('button', { name: 'Essential', pressed: true }).waitFor();
    await page.keyboard.press('Control+z');
    await page.getByRole('button', { name: 'Essential', pressed: false }).waitFor();
    await page.getByRole('status').filter({ hasText: 'Change of importance undone' }).waitFor();
    await page.keyboard.press('e');
    await page.locator('textarea:focus').fill('The tide rose by 3 cm.');
    await page.keyboard.press('Control+Enter');
    await page.locator('[data-field-group="summary"]', { hasText: 'rose by 3 cm' }).waitFor();
  });

  it('counts down with every decision, returns to a source after Undo, and shows a skipped one last', async () => {
    const page = await openReview();
    await waitForSource(page, 0);
    await page.getByRole('button', { name: 'Reviewed', exact: true }).click();
    await waitForCount(page, '3 sources left');
    await waitForSource(page, 1);
    await page.getByRole('button', { name: 'Undo' }).click();
    await waitForCount(page, '4 sources left');
    await waitForSource(page, 0);
    await page.keyboard.press('s');
    await waitForSource(page, 1);
    await page.keyboard.press('a');
    await waitForSource(page, 2);
    await page.keyboard.press('j');
    await waitForSource(page, 3);
    await page.keyboard.press('k');
    await waitForSource(page, 2);
    await page.keyboard.press('r');
    await waitForSource(page, 3);
    await page.keyboard.press('r');
    await waitForSource(page, 0);
    await page.keyboard.press('r');
    await page.getByRole('heading', { name: 'Nothing left to review' }).waitFor();
  });

  it('follows the weights that the reader chooses', async () => {
    const page = await openReview();
    await page.getByRole('heading', { name: 'Nothing left to review' }).waitFor();
    await fillLibrary(page, 2);
    await page.reload();
    await waitForSource(page, 0);
    await page.keyboard.press('j');
    await waitForSource(page, 1);
    await page.keyboard.press('4');
    await page.getByRole('status').filter({ hasText: 'Importance set to 80' }).waitFor();
    await page.getByText('Change the order').click();
    await page.getByLabel('Importance', { exact: true }).selectOption('More');
    await waitForSource(page, 1);
    await page.locator('.review-left', { hasText: '1 of 2' }).waitFor();
  });
});
