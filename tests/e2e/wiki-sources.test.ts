import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { takeScreenshots } from '../support/color-schemes.ts';
import { findAccessibilityViolations } from '../support/find-accessibility-violations.ts';
import { setUpChromium, waitForValue } from '../support/set-up-chromium.ts';
import { connectWiki, startTestWiki, type TestWiki } from '../support/test-wiki.ts';
import { hashUrl } from '../wiki-server/sample-wiki.ts';

const chromium = setUpChromium();
const SOURCE_COUNT = 600;
let wiki: TestWiki;

beforeAll(async () => {
  wiki = await startTestWiki({ mode: 'base' });
  const { state } = wiki.server;
  for (const [id, title] of [
    ['tides', 'Tides'],
    ['harbours', 'Harbours'],
  ] as const)
    state.pages.set(id, { id, numericId: `E${id}`, title, entityType: 'concept', quality: 60 });
  for (let index = 0; index < SOURCE_COUNT; index += 1) {
    const url = `https://example.com/sources/${index}`;
    const text = index % 2 === 0 ? { summary: 'About it.', keyPoints: ['One.'] } : {};
    state.writeAsEditor({ id: hashUrl(url), url, title: `Source ${index}`, type: 'paper', ...text });
  }
  state.citedBy.set(hashUrl('https://example.com/sources/5'), ['tides', 'harbours']);
  await connectWiki(chromium.getBrowser(), wiki);
});
afterAll(async () => {
  await wiki?.close();
});

describe('Wiki view', () => {
  it('sources of a wiki are listed, brought in with progress, and the library stays usable meanwhile', async () => {
    const page = await chromium.getBrowser().openExtensionPage('options.html#/wiki');
    await page.getByText('The wiki has 600 sources.').waitFor();
    await page.getByRole('button', { name: 'On the wiki, not here (600)' }).waitFor();
    await page.getByRole('button', { name: 'Worth reading (600)' }).click();
    const firstRow = page.locator('.catalogue li').first();
    await expect
      .poll(() => firstRow.textContent())
      .toContain('Source 5Cited by 2 pages · missing: Summary, Key points');
    expect(await findAccessibilityViolations(page)).toEqual([]);
    const requestCountBefore = wiki.requests.length;
    const startedAt = Date.now();
    await page.getByRole('button', { name: 'Bring in all sources' }).click();
    await page.getByRole('progressbar').waitFor();
    const library = await chromium.getBrowser().openExtensionPage('options.html#/sources');
    const clickedAt = Date.now();
    await library
      .getByRole('link', { name: /^Source \d+/ })
      .first()
      .click();
    await library.getByRole('heading', { level: 1, name: /^Source \d+/ }).waitFor();
    console.log(`a record opened after ${Date.now() - clickedAt} ms while sources were brought in`);
    await page.getByText(/Brought in from Test wiki\. 600 added/).waitFor();
    console.log(`${SOURCE_COUNT} sources were brought in within ${Date.now() - startedAt} ms`);
    expect((await chromium.getStorage().readSources()).length).toBe(SOURCE_COUNT);
    // A part has 100 sources; nothing is asked about a single source but the opened one.
    const requests = wiki.requests.slice(requestCountBefore);
    expect(requests.filter((request) => request === 'GET /api/resources/all').length).toBeLessThan(30);
    expect(requests.filter((request) => request.startsWith('POST'))).toEqual([]);
    await page.getByRole('button', { name: 'On the wiki, not here (0)' }).waitFor();
    await page.getByLabel('Search the sources of Test wiki').fill('source');
    await page.getByRole('button', { name: 'Bring in what is found' }).click();
    await page.getByText(/100 were here.* The wiki lists at most 100 sources for one search\./).waitFor();
    await takeScreenshots(page, 'wiki-sources');
    expect(await findAccessibilityViolations(page)).toEqual([]);
  });

  it('sources of a wiki get a link from a page that is found by typing, which can be removed again', async () => {
    const source = (await chromium.getStorage().readSources()).find(({ url }) => String(url).endsWith('/5'));
    const recordPage = await chromium.openRecord(String(source?.stableId));
    const remoteId = hashUrl('https://example.com/sources/5');
    wiki.server.state.pages.set('gauges', { id: 'gauges', numericId: 'E9', title: 'Tide gauges' });
    await recordPage.getByRole('button', { name: 'Link to a page of Test wiki' }).click();
    await recordPage.keyboard.type('gauge');
    await recordPage.getByRole('button', { name: /^Tide gauges/ }).click();
    await recordPage.getByText('Linked in Test wiki', { exact: true }).waitFor();
    expect(wiki.server.state.citedBy.get(remoteId)?.toSorted()).toEqual(['gauges', 'harbours', 'tides']);
    await recordPage.getByRole('heading', { name: 'Cited by 3 pages' }).waitFor();
    expect(await findAccessibilityViolations(recordPage)).toEqual([]);
    await recordPage.getByRole('button', { name: 'Unlink Tide gauges' }).click();
    const citedBy = await waitForValue(
      async () => wiki.server.state.citedBy.get(remoteId) ?? [],
      (pages) => pages.length === 2,
    );
    expect(citedBy.toSorted()).toEqual(['harbours', 'tides']);
  });
});
