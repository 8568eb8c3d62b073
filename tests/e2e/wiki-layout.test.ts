import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { takeScreenshots } from '../support/color-schemes.ts';
import { findAccessibilityViolations } from '../support/find-accessibility-violations.ts';
import { openSidePanel } from '../support/open-side-panel.ts';
import { setUpChromium } from '../support/set-up-chromium.ts';
import { connectWiki, startTestWiki, type TestWiki } from '../support/test-wiki.ts';
import { hashUrl } from '../wiki-server/sample-wiki.ts';

const chromium = setUpChromium();
let wiki: TestWiki;

const VERDICTS = ['accurate', 'unsupported', 'inaccurate', 'minor_issues', null];
const CLAIM =
  'The gauge at the pier was read by hand twice a day for six years, and agreed with the sensor on average, but not after gales.';

beforeAll(async () => {
  wiki = await startTestWiki({ mode: 'base' });
  await connectWiki(chromium.getBrowser(), wiki);
  for (let index = 1; index <= 40; index += 1) {
    const id = `page-${index}`;
    const title = index === 1 ? 'Electrochemical antifouling of long-term tide gauges' : `Page ${index}`;
    wiki.server.state.pages.set(id, {
      id,
      numericId: `E${index}`,
      title,
      entityType: 'concept',
      quality: 60,
    });
  }
});
afterAll(async () => {
  await wiki?.close();
});

/** Adds a resource that `pageCount` pages cite, and on which twelve claims rest. Returns its URL. */
function addResource(pageCount: number): string {
  const { state } = wiki.server;
  const url = `http://tides.example:${chromium.getServer().port}/story/cited-${pageCount}`;
  const citedBy = [...state.pages.keys()].slice(0, pageCount);
  state.writeAsEditor({ id: hashUrl(url), url, summary: 'What others wrote.', citedBy });
  for (let footnote = 1; footnote <= 12; footnote += 1)
    state.quotes.push({
      url,
      pageId: `page-${footnote}`,
      footnote,
      claimText: `${CLAIM} (${footnote})`,
      sourceQuote: `These words of number ${footnote} are on no page at all.`,
      accuracyVerdict: VERDICTS[footnote % VERDICTS.length],
      accuracyIssues: footnote % 2 === 0 ? 'The page says this of one year only.' : null,
    });
  return url;
}

const readOverflow = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

/** Opens the lists of claims and of citing pages, and scrolls to them. */
async function openLists(page: Page): Promise<void> {
  const claims = page.getByText(/^12 claims rest on this page: /);
  await claims.click();
  await claims.scrollIntoViewIfNeeded();
}

async function check(page: Page, name: string): Promise<void> {
  await takeScreenshots(page, name);
  expect(await readOverflow(page)).toBe(0);
  expect(await findAccessibilityViolations(page)).toEqual([]);
}

describe.each([0, 1, 40])('with %d citing pages and twelve claims', (pageCount) => {
  it('form, panel and source show them without overflow', async () => {
    const url = addResource(pageCount);
    const { form } = await chromium.capture(url);
    await form.waitForText();
    await openLists(form.page);
    await check(form.page, `wiki-form-${pageCount}`);
    await form.page.getByText('Known in Test wiki').click();
    await form.page.getByText('What others wrote.').scrollIntoViewIfNeeded();
    await check(form.page, `wiki-known-${pageCount}`);
    await form.save();
    await form.page
      .getByText(/Test wiki/)
      .first()
      .waitFor();

    const { page: panel } = await openSidePanel(form);
    if (pageCount > 0) {
      const citing = panel.getByText(pageCount === 1 ? 'Cited by 1 page' : `Cited by ${pageCount} pages`);
      await citing.first().click();
    }
    await openLists(panel);
    await check(panel, `wiki-panel-${pageCount}`);
    await panel.locator('.claims ol + .hint, .form-cited-by, .page-links').last().scrollIntoViewIfNeeded();
    await check(panel, `wiki-panel-end-${pageCount}`);
    await panel.close();

    const source = (await chromium.getStorage().readSources()).find((saved) => saved.url === url);
    const recordPage = await chromium.openRecord(source?.stableId);
    await recordPage.getByText(/^12 claims rest on this page: /).waitFor();
    await recordPage.locator('.claims').scrollIntoViewIfNeeded();
    await check(recordPage, `wiki-record-${pageCount}`);
    await recordPage.setViewportSize({ width: 420, height: 900 });
    await recordPage.locator('.claims').scrollIntoViewIfNeeded();
    await check(recordPage, `wiki-record-narrow-${pageCount}`);
  });
});
