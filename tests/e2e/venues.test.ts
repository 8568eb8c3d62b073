import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { takeScreenshots } from '../support/color-schemes.ts';
import { findAccessibilityViolations } from '../support/find-accessibility-violations.ts';
import { setUpChromium } from '../support/set-up-chromium.ts';

async function expectAccessible(page: Page, name: string): Promise<void> {
  expect(await findAccessibilityViolations(page)).toEqual([]);
  await takeScreenshots(page, name, [1280, 1000, 600]);
}

const LISTED = 'rated generally reliable by Wikipedia’s perennial sources list, Aug 2026';

describe('venues', () => {
  const chromium = setUpChromium();

  it('rates a page by the shipped list until the list is switched off or the reader rates the venue', async () => {
    const { form } = await chromium.capture('chrome://version');
    await form.field('Title').fill('A listed story');
    await form.field('Address').fill('https://www.aljazeera.com/news/a-listed-story');
    await form.page.getByText(LISTED).waitFor();
    await form.save();

    const page = await chromium.getBrowser().openExtensionPage('options.html#/sources');
    await page.getByRole('link', { name: 'A listed story' }).click();
    await page.getByText(LISTED).waitFor();

    await page.getByRole('link', { name: 'Venues' }).click();
    const count = page.getByRole('link', { name: 'Show 1 source of Al Jazeera' });
    await count.waitFor();
    await expectAccessible(page, 'venues');
    const listSwitch = page.getByRole('checkbox', { name: 'Use Wikipedia’s perennial sources list' });
    await listSwitch.uncheck();
    await count.waitFor({ state: 'detached' });
    await listSwitch.check();
    await count.waitFor();

    await page.getByRole('button', { name: 'Rate Al Jazeera' }).click();
    await page.getByLabel('Credibility', { exact: true }).selectOption('3');
    await page.getByLabel('Reason', { exact: true }).fill('Good on the region');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    const ownVenue = page
      .getByRole('listitem')
      .filter({ has: page.getByRole('button', { name: 'Remove venue Al Jazeera' }) });
    await ownVenue.getByRole('link', { name: 'Show 1 source of Al Jazeera' }).click();
    await page.getByRole('link', { name: 'A listed story' }).click();
    await page.getByText('inherited from Al Jazeera, rated by you: Good on the region').waitFor();
    await expectAccessible(page, 'record-rating');

    const card = page.locator('.credibility-card');
    await card.getByRole('button', { name: 'Edit Credibility' }).click();
    await card.getByRole('combobox', { name: 'Credibility' }).selectOption('2');
    await card.getByLabel('Reason', { exact: true }).fill('One source, and anonymous');
    await card.getByRole('button', { name: 'Save', exact: true }).click();
    await card.getByText('your own rating: One source, and anonymous').waitFor();
    await card.getByText('Your rating of this source: 1 change').click();
    await card.getByText('from Unrated to 2 Mixed: One source, and anonymous').waitFor();
    await card.getByText('Rating of Al Jazeera: 1 change').click();
    await card.getByText(/from .* to 3 Good: Good on the region/).waitFor();
    await expectAccessible(page, 'record-own-rating');
    await card.getByRole('button', { name: 'Remove rating' }).click();
    await card.getByText('inherited from Al Jazeera, rated by you: Good on the region').waitFor();
    await card.getByText('Your rating of this source: 2 changes').waitFor();
  });

  it('leads back to the record from which the venue is rated', async () => {
    const { form } = await chromium.captureAndSave('http://pier-news.example/story/venue-back');
    await form.page.close();
    const source = (await chromium.getStorage().readSources()).find(({ url }) => url.endsWith('/venue-back'));
    const page = await chromium.openRecord(source?.stableId);
    await page.getByRole('link', { name: 'Rate venue' }).click();
    const venueForm = page.getByRole('form');
    await venueForm.getByLabel('Name', { exact: true }).fill('Pier News');
    await venueForm.getByLabel('Credibility', { exact: true }).selectOption('3');
    await venueForm.getByLabel('Reason', { exact: true }).fill('Corrects its errors');
    await venueForm.getByRole('button', { name: 'Save', exact: true }).click();
    await page.locator('.venue-name', { hasText: 'Pier News' }).waitFor();
    await page.getByRole('link', { name: `Back to “${source?.title}”` }).click();
    await page.getByRole('heading', { name: source?.title ?? '', level: 1 }).waitFor();
    await page.locator('.credibility-card').getByText('Good').first().waitFor();
    await page.goBack();
    await page.getByRole('heading', { name: /^Venues/ }).waitFor();
  });

  it('imports a list after showing what it contains, and deletes it with Undo', async () => {
    const page = await chromium.getBrowser().openExtensionPage('options.html#/venues');
    const chooserPromise = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: 'Import list' }).click();
    const text = 'name,domain,level\nThe Gauge,gauge.example,2\nPart,gauge.example/blog,4\n';
    await (await chooserPromise).setFiles({
      name: 'club.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(text),
    });
    const dialog = page.getByRole('dialog', { name: 'Import venue list' });
    await dialog.getByText('1 venue will be rated by this list.').waitFor();
    await dialog.getByText(/Row 2: “gauge.example\/blog” is a part of a site/).waitFor();
    await expectAccessible(page, 'import-list');
    await dialog.getByLabel('Name of the list').fill('Club list');
    await dialog.getByLabel('Date of the ratings').fill('2026-10');
    await dialog.getByRole('button', { name: 'Add list' }).click();

    await page.getByRole('searchbox', { name: 'Search venues' }).fill('gauge');
    const rating = page.getByText('rated 2 of 5 by Club list, Oct 2026');
    await rating.waitFor();
    await page.getByRole('button', { name: 'Remove Club list' }).click();
    await rating.waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Undo' }).click();
    await rating.waitFor();
  });
});
