import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { fillLibrary } from '../support/fill-library.ts';
import { setUpChromium, waitForValue } from '../support/set-up-chromium.ts';

const chromium = setUpChromium();
const SOURCE_COUNT = 3500;

/** Counts the sources of each section that has any. */
const countSections = () =>
  chromium.getStorage().page.evaluate(async () => {
    const connection = await new Promise<IDBDatabase>((resolve) => {
      const request = indexedDB.open('provenote');
      request.onsuccess = () => resolve(request.result);
    });
    const index = connection.transaction('sources').objectStore('sources').index('[shelf+createdAt]');
    const counts: Record<string, number> = {};
    for (const section of ['inbox', 'reviewed', 'bin'])
      counts[section] = await new Promise((resolve) => {
        const request = index.count(IDBKeyRange.bound([section], [section, []]));
        request.onsuccess = () => resolve(request.result);
      });
    connection.close();
    return Object.fromEntries(Object.entries(counts).filter(([, count]) => count > 0));
  });

async function openLibrary(): Promise<Page> {
  const page = await chromium.getBrowser().openExtensionPage('options.html#/sources');
  await page.getByText('3,500 sources').waitFor();
  return page;
}
const startChange = async (page: Page, name: string) => {
  await page.getByLabel('Select all in this list').check();
  await page.getByText('3,500 selected').waitFor();
  await page.locator('.selection-bar').getByRole('button', { name, exact: true }).click();
};
const undo = (page: Page) => page.getByRole('button', { name: 'Undo', exact: true }).first().click();

describe('a change of many sources', () => {
  beforeAll(async () => {
    const page = await chromium.getBrowser().openExtensionPage('options.html#/sources');
    await page.getByLabel('Search sources', { exact: true }).waitFor();
    await fillLibrary(page, SOURCE_COUNT);
  });

  it('shows its progress, continues after the worker was stopped, and is undone as one', async () => {
    const page = await openLibrary();
    await startChange(page, 'Reviewed');
    await page.getByText('Moving 3,500 sources to Reviewed…').waitFor();
    await page.getByRole('progressbar', { name: 'Progress' }).waitFor();
    await chromium.getBrowser().stopWorker();
    await page.getByText('3,500 sources moved to Reviewed').waitFor();
    expect(await countSections()).toEqual({ reviewed: SOURCE_COUNT });

    await page.reload();
    await undo(page);
    await page.getByText('Undoing the change of 3,500 sources…').waitFor();
    await chromium.getBrowser().stopWorker();
    await waitForValue(countSections, ({ inbox }) => inbox === SOURCE_COUNT);
    expect(await countSections()).toEqual({ inbox: SOURCE_COUNT });
  });

  it('can be cancelled, says what was changed and what was not, and can be undone after a reload', async () => {
    const page = await openLibrary();
    await startChange(page, 'Delete');
    await page.getByText('Moving 3,500 sources to the bin…').waitFor();
    await page.getByRole('button', { name: 'Cancel', exact: true }).click();
    const end = /^[\d,]+ sources? moved to the bin\. [\d,]+ sources? (was|were) not changed\.$/;
    await page.getByText(end).waitFor();
    const { bin = 0, inbox = 0 } = await countSections();
    expect(bin).toBeGreaterThan(0);
    expect(bin + inbox).toBe(SOURCE_COUNT);

    await page.reload();
    await page.getByText(end).waitFor();
    await undo(page);
    await waitForValue(countSections, (counts) => counts.inbox === SOURCE_COUNT);
    expect(await countSections()).toEqual({ inbox: SOURCE_COUNT });
  });
});
