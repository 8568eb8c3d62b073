import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { fillLibrary } from '../support/fill-library.ts';
import { setUpChromium, waitForValue } from '../support/set-up-chromium.ts';

const chromium = setUpChromium();

const waitForInsights = (page: Page) => page.getByRole('heading', { level: 1, name: /5 sources/ }).waitFor();

async function openInsights(): Promise<Page> {
  const page = await chromium.getBrowser().openExtensionPage('options.html#/insights');
  await waitForInsights(page);
  return page;
}

const getCard = (page: Page, title: string) =>
  page.locator('.chart-card').filter({ has: page.getByRole('heading', { name: title, exact: true }) });
const countRows = (page: Page) => page.locator('.source-row [data-row]').count();

/** Opens the table behind a chart and reads its rows. */
async function readTable(page: Page, title: string): Promise<{ label: string; count: number }[]> {
  const card = getCard(page, title);
  await card.getByText('Show as table').click();
  await card.getByRole('table').waitFor();
  return card.locator('tbody tr').evaluateAll((rows) =>
    rows.map((row) => ({
      label: row.querySelector('th')?.textContent ?? '',
      count: Number(row.querySelector('td')?.textContent),
    })),
  );
}

describe('insights', () => {
  beforeAll(async () => {
    const { form } = await chromium.capture(`${chromium.getServer().origin}/story/larch`);
    await form.waitForText();
    await form.field('Summary').fill('The silt is deep.');
    await form.field('Importance').fill('82');
    await form.field('Tags').fill('harbour');
    await form.save();
    await fillLibrary(chromium.getStorage().page, 4);
  });

  it('opens the sources of a bar with a click, as many as the table behind the chart says', async () => {
    const page = await openInsights();
    const titles = await page.locator('.chart-card h2').allTextContents();
    expect(titles).toHaveLength(10);
    const clickedTitles: string[] = [];
    for (const title of titles) {
      const card = getCard(page, title);
      if ((await card.getByText('No source has a value yet.').count()) > 0) continue;
      const rows = await readTable(page, title);
      const bars = card.locator('.bar-chart a, .column-chart a');
      expect([title, await bars.count()]).toEqual([title, rows.length]);
      const index = rows.findIndex(({ count }) => count > 0);
      await bars.nth(index).click();
      await page.waitForURL(/#\/sources\?/);
      const count = rows[index]?.count ?? 0;
      expect([
        title,
        await waitForValue(
          () => countRows(page),
          (shown) => shown === count,
        ),
      ]).toEqual([title, count]);
      clickedTitles.push(title);
      await page.goBack();
      await waitForInsights(page);
    }
    expect(clickedTitles).toEqual(titles);
  });

  it('opens the same sources from the table', async () => {
    const page = await openInsights();
    await readTable(page, 'Importance by band');
    const row = getCard(page, 'Importance by band').locator('tr', { hasText: '(70 to 89)' });
    await row.getByRole('link').click();
    await page.getByRole('link', { name: /part larch$/ }).waitFor();
    expect(
      await waitForValue(
        () => countRows(page),
        (shown) => shown === 1,
      ),
    ).toBe(1);
  });

  it('moves between the bars with the arrow keys, and opens one with Enter', async () => {
    const page = await openInsights();
    const links = getCard(page, 'Still without summary and other fields').locator('.bar-chart a');
    await links.first().focus();
    await page.keyboard.press('ArrowDown');
    const target = await links.nth(1).getAttribute('href');
    await page.keyboard.press('Enter');
    await page.waitForURL((url) => url.hash === target);
  });
});
