import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchChromium } from '../support/chromium.ts';
import { openExtensionStorage } from '../support/extension-storage.ts';
import { createForm } from '../support/form.ts';
import { setUpChromium, waitForValue } from '../support/set-up-chromium.ts';
import { connectWiki, startTestWiki, type TestWiki } from '../support/test-wiki.ts';

const chromium = setUpChromium();
let wiki: TestWiki;
let url: string;
let stableId: string;
let remoteId: string;

const LONG_TITLE =
  'A page whose title is long enough to need more than one line, also where the window is wide';

beforeAll(async () => {
  wiki = await startTestWiki({ mode: 'base' });
  await connectWiki(chromium.getBrowser(), wiki);
  url = `http://tides.example:${chromium.getServer().port}/story/cited`;
  const { form } = await chromium.captureAndSave(url);
  await form.page.getByText(/Last synced with Test wiki/).waitFor();
  stableId = (await chromium.getStorage().readSources())[0]?.stableId ?? '';
  remoteId = [...wiki.server.state.rows.keys()][0] ?? '';
  const { pages, citedBy } = wiki.server.state;
  for (let pageNumber = 1; pageNumber <= 40; pageNumber += 1)
    pages.set(`page-${pageNumber}`, {
      id: `page-${pageNumber}`,
      numericId: null,
      title: pageNumber === 2 ? LONG_TITLE : `Page ${pageNumber}`,
      entityType: pageNumber === 1 ? null : 'concept',
      quality: pageNumber === 1 ? null : pageNumber === 3 ? 0 : 69,
    });
  citedBy.set(remoteId, [...pages.keys(), 'vanished']);
  wiki.requests.length = 0;
});
afterAll(async () => {
  await wiki?.close();
});

const openRecord = () => chromium.openRecord(stableId);

describe('pages that cite a source', () => {
  it('citing pages are loaded when the record page opens: forty links, a dash for missing values, and no deleted page', async () => {
    const recordPage = await openRecord();
    await recordPage.getByRole('heading', { name: 'Cited by 40 pages' }).waitFor();
    const rows = recordPage.locator('.cited-by tbody tr');
    expect(await rows.count()).toBe(10);
    expect(await rows.first().textContent()).toBe(`${LONG_TITLE}concept69.0`);
    expect(await rows.nth(1).textContent()).toBe('Page 4concept69.0');
    expect(await recordPage.getByRole('link', { name: 'Page 4' }).getAttribute('href')).toBe(
      `${wiki.baseUrl}/wiki/page-4`,
    );
    await recordPage.getByRole('button', { name: 'Show all 40' }).click();
    expect(
      await waitForValue(
        () => rows.count(),
        (count) => count === 40,
      ),
    ).toBe(40);
    // A page without a quality comes last.
    expect(await rows.nth(38).textContent()).toBe('Page 3concept0.0');
    expect(await rows.last().textContent()).toBe('Page 1––');
    await recordPage.getByText(/^As of /).waitFor();
    for (const width of [1280, 420]) {
      await recordPage.setViewportSize({ width, height: 900 });
      expect(await waitForOverflow(recordPage), `at ${width} px`).toBe(0);
    }
    await takePicture(recordPage, 'record-cited');
    expect(
      wiki.requests.filter(
        (request) =>
          !/^GET \/api\/(resources\/[0-9a-f]{16}|pages\/[\w-]+|citations\/quotes-by-url)$/.test(request),
      ),
    ).toEqual([]);
  });

  it('citing pages stay visible with their date while the wiki is unreachable, on the record page and collapsed in the form', async () => {
    wiki.faultPlan = () => 'connection-refused';
    const recordPage = await openRecord();
    await recordPage.getByRole('heading', { name: 'Cited by 40 pages' }).waitFor();
    await recordPage.getByText(/^As of /).waitFor();
    await recordPage.close();
    const { form } = await chromium.capture(url);
    const details = form.page.locator('details.form-cited-by');
    await details.getByText('Cited by 40 pages').first().waitFor();
    expect(await details.evaluate((details) => (details as HTMLDetailsElement).open)).toBe(false);
    expect(await details.locator('table').isVisible()).toBe(false);
    await details.locator('summary').click();
    expect(
      await waitForValue(
        () => details.locator('tbody tr').count(),
        (count) => count === 10,
      ),
    ).toBe(10);
    await details.getByText(/^As of /).waitFor();
    await details.locator('table').scrollIntoViewIfNeeded();
    expect(await waitForOverflow(form.page)).toBe(0);
    await takePicture(form.page, 'form-cited-by');
  });

  it('citing pages are exported with their date, and shown in a profile without a wiki and without requests', async () => {
    const library = await chromium.getBrowser().openExtensionPage('options.html#/sources');
    const downloadPromise = library.waitForEvent('download');
    await library.getByRole('button', { name: 'Export JSON' }).click();
    const file = await (await downloadPromise).path();
    const readTimes = (await chromium.getStorage().readRows('outboxEntries')).map(
      ({ citingPages }) => (citingPages as { readAt: string }).readAt,
    );
    wiki.requests.length = 0;
    const newBrowser = await launchChromium({ articlePort: chromium.getServer().port });
    try {
      const page = await newBrowser.openExtensionPage('options.html#/sources');
      const fileChooserPromise = page.waitForEvent('filechooser');
      await page.getByRole('button', { name: 'Import' }).click();
      await (await fileChooserPromise).setFiles(file);
      await page.getByRole('button', { name: 'Import now' }).click();
      await page
        .getByRole('link', { name: /^The gauge on the pier/ })
        .first()
        .click();
      await page.getByRole('heading', { name: 'Cited by 40 pages' }).waitFor();
      expect(await page.locator('.cited-by tbody tr').first().textContent()).toBe(`${LONG_TITLE}concept69.0`);
      await page.getByText(/^As of /).waitFor();
      const storedRows = await (await openExtensionStorage(newBrowser)).readRows('sources');
      const pages = storedRows.flatMap(({ source }) => (source as { citedBy: { readAt: string }[] }).citedBy);
      expect(new Set(pages.map(({ readAt }) => readAt))).toEqual(new Set(readTimes));
      const tab = await newBrowser.open(url);
      const form = createForm(await newBrowser.clickAction(tab));
      await form.page.locator('details.form-cited-by').getByText('Cited by 40 pages').waitFor();
      expect(wiki.requests).toEqual([]);
    } finally {
      await newBrowser.close();
    }
  });

  it('citing pages disappear when the wiki reports no citing page', async () => {
    wiki.faultPlan = () => null;
    wiki.server.state.citedBy.set(remoteId, ['page-1']);
    const recordPage = await openRecord();
    await recordPage.getByRole('heading', { name: 'Cited by 1 page', exact: true }).waitFor();
    wiki.server.state.citedBy.set(remoteId, []);
    await recordPage.reload();
    await recordPage.getByRole('heading', { level: 1 }).waitFor();
    const count = await waitForValue(
      () => recordPage.locator('.cited-by').count(),
      (visibleCount) => visibleCount === 0,
    );
    expect(count).toBe(0);
  });
});

/** Measures by how many pixels a page is wider than its window. */
const measureOverflow = (page: Page): Promise<number> =>
  page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    return Math.max(0, scrollWidth - clientWidth);
  });

// The layout follows a new width of the window in a later frame.
const waitForOverflow = (page: Page): Promise<number> =>
  waitForValue(
    () => measureOverflow(page),
    (pixels) => pixels === 0,
  );

/** Takes a screenshot if the folder for screenshots is set. */
async function takePicture(page: Page, name: string): Promise<void> {
  const folder = process.env.PROVENOTE_PICTURES;
  if (folder) await page.screenshot({ path: `${folder}/${name}.png`, fullPage: true });
}
