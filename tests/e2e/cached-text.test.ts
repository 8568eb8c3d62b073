import { describe, expect, it } from 'vitest';
import { clickToOpen } from '../support/click-to-open.ts';
import { takeScreenshots } from '../support/color-schemes.ts';
import { findAccessibilityViolations } from '../support/find-accessibility-violations.ts';
import { listDisallowedMarkup } from '../support/render-markdown.ts';
import { addSelection } from '../support/select-text.ts';
import { clickIntoPage, setUpChromium, waitForValue } from '../support/set-up-chromium.ts';

// The record page itself adds these attributes to links and blocks.
const allowedAttributes = new Set(['target', 'rel', 'dir']);

import { grantHost } from '../support/test-wiki.ts';

const QUOTED = 'Nobody planned the series to last';

describe('captured text on the record page', () => {
  const chromium = setUpChromium();

  it('shows headings and links, loads nothing, and is found by the browser’s page search', async () => {
    const { page } = await chromium.captureAndSave(chromium.createUrl());
    await page.close();
    const [source] = await chromium.getStorage().readSources();
    const recordPage = await chromium.openRecord(source?.stableId);
    const requestedUrls: string[] = [];
    recordPage.on('request', (request) => requestedUrls.push(request.url()));
    const text = recordPage.locator('.snapshot-text .markdown[aria-busy="false"]');
    await text.locator('p').first().waitFor();
    const collapsedParagraphCount = await text.locator('p').count();

    await recordPage.getByRole('button', { name: 'Show full text' }).click();
    await recordPage.getByRole('button', { name: 'Show less' }).waitFor();

    const fullCount = await waitForValue(
      () => text.locator('p').count(),
      (count) => count > collapsedParagraphCount,
    );
    expect(fullCount).toBeGreaterThan(collapsedParagraphCount);
    const unsafeMarkup = (await text.evaluate(listDisallowedMarkup)).filter(
      (violation) => !allowedAttributes.has(violation),
    );
    expect(unsafeMarkup).toEqual([]);
    expect(await findAccessibilityViolations(recordPage)).toEqual([]);
    const lastParagraph = (await text.locator('p').last().textContent()) ?? '';
    const words = lastParagraph.trim().split(/\s+/).slice(-4).join(' ');
    expect(
      await recordPage.evaluate(
        (words) => (window as unknown as { find: (words: string) => boolean }).find(words),
        words,
      ),
    ).toBe(true);
    expect(requestedUrls.filter((url) => /^https?:/.test(url))).toEqual([]);
    await takeScreenshots(recordPage, 'cached');
  });

  it('is compared with the page when the form opens again, and the differences are shown', async () => {
    const url = chromium.createUrl();
    const { page } = await chromium.captureAndSave(url);
    await clickIntoPage(page);
    await addSelection(chromium, page, QUOTED);
    await waitForValue(
      async () => (await chromium.getStorage().readSources()).find((source) => source.url === url),
      (source) => (source?.keyPoints.length ?? 0) > 0,
    );

    const unchangedForm = await chromium.openForm(page);
    await unchangedForm.page.getByText(/Saved .* page unchanged/).waitFor();
    await takeScreenshots(unchangedForm.page, 'page-unchanged');
    await clickIntoPage(page);

    await page.evaluate((words) => {
      document.body.innerHTML = document.body.innerHTML.replaceAll(words, 'Three committees wrote a plan');
    }, QUOTED);
    const changedForm = await chromium.openForm(page);
    const status = await changedForm.waitForStatus(/have changed since/);
    expect(status).toMatch(/1 quote is no longer on the page\. \d+\u00a0% of the words have changed since/);
    expect(await findAccessibilityViolations(changedForm.page)).toEqual([]);
    await takeScreenshots(changedForm.page, 'page-changed');
    const recordPage = await clickToOpen(changedForm.button('Show changes'));
    const comparison = recordPage.getByRole('region', { name: 'Differences' });
    await comparison.getByRole('status').waitFor();
    // The record opens at the comparison.
    await expect.poll(() => comparison.evaluate((element) => element === document.activeElement)).toBe(true);
    // The top bar does not cover it.
    const isTopShown = (element: Element): boolean => {
      const { left, top } = element.getBoundingClientRect();
      return top < 200 && element.contains(document.elementFromPoint(left + 20, top + 4));
    };
    await expect.poll(() => comparison.evaluate(isTopShown)).toBe(true);
    await takeScreenshots(recordPage, 'show-changes');
    expect(await comparison.locator('del').first().textContent()).toBe(QUOTED);
    expect(await comparison.locator('ins').first().textContent()).toBe('Three committees wrote a plan');
    await recordPage.getByText('1 key point, 1 quoted, 1 no longer on the page').waitFor();
    expect(await recordPage.getByLabel('Captured', { exact: true }).locator('option').count()).toBe(2);
    expect(await findAccessibilityViolations(recordPage)).toEqual([]);
    await comparison.scrollIntoViewIfNeeded();
    await takeScreenshots(recordPage, 'page-changes', [1280, 600]);
    await recordPage.getByLabel('Compare with').selectOption('No comparison');
    await recordPage.locator('.snapshot-text .markdown').waitFor();

    // The reader compares any two of the texts.
    await recordPage.getByLabel('Compare with').selectOption({ index: 1 });
    expect(await comparison.locator('del').first().textContent()).toBe(QUOTED);
    expect(await comparison.locator('ins').first().textContent()).toBe('Three committees wrote a plan');
    await recordPage.getByLabel('Compare with').selectOption('No comparison');
    await recordPage.locator('.snapshot-text .markdown').waitFor();

    // The next check compares with the saved text again, so that the change stays.
    await clickIntoPage(page);
    const checkedAgain = await chromium.openForm(page);
    await checkedAgain.waitForStatus(/have changed since/);
    await recordPage.getByText(/of the words have changed since the text was captured on/).waitFor();
    await recordPage.getByRole('button', { name: 'Show changes' }).click();
    expect(await comparison.locator('del').first().textContent()).toBe(QUOTED);

    const title =
      (await chromium.getStorage().readSources()).find((source) => source.url === url)?.title ?? '';
    const library = await chromium.getBrowser().openExtensionPage('options.html#/sources');
    const row = library.locator('.source-title').filter({ hasText: title });
    for (const [query, count] of [
      ['has:quote', 1],
      ['quotes:unchanged', 0],
      ['quotes:changed', 0],
      ['-has:quote', 0],
      ['quotes:missing', 1],
    ] as const) {
      await library.getByLabel('Search sources', { exact: true }).fill('');
      await row.waitFor();
      await library.getByLabel('Search sources', { exact: true }).pressSequentially(query);
      await expect.poll(() => row.count(), { message: query }).toBe(count);
    }
  });

  it('is checked in a background tab after the reader agreed, and a removed page becomes a dead link', async () => {
    const browser = chromium.getBrowser();
    const url = chromium.createUrl();
    const { page } = await chromium.captureAndSave(url);
    await page.close();
    const source = (await chromium.getStorage().readSources()).find((saved) => saved.url === url);
    await grantHost(browser);
    await grantHost(browser, 'https://127.0.0.1/*');
    const recordPage = await chromium.openRecord(source?.stableId);
    const dialog = recordPage.getByRole('dialog');
    const check = async (): Promise<void> => {
      await recordPage.getByRole('button', { name: /^Check (?:again|now)$/ }).click();
      await dialog.getByRole('button', { name: 'Open and check 1 page' }).click();
    };

    await recordPage.getByRole('button', { name: /^Check (?:again|now)$/ }).click();
    expect(await findAccessibilityViolations(recordPage)).toEqual([]);
    await takeScreenshots(recordPage, 'check-asking', [1280, 600]);
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    await check();
    await dialog.getByText('1 page checked. 1 unchanged').waitFor();
    await dialog.getByRole('button', { name: 'Close' }).click();
    await recordPage.getByText(/Checked on .* The text has not changed since/).waitFor();
    expect(browser.context.pages().filter((tab) => tab.url() === url)).toEqual([]);

    chromium.getServer().removePage(new URL(url).pathname);
    await check();
    await dialog.getByText('1 page checked. 1 no longer there').waitFor();
    await dialog.getByRole('button', { name: 'Close' }).click();
    await recordPage.getByText(/The page was removed \(410\)/).waitFor();
    await recordPage.getByText(/^dead/i).first().waitFor();
    const archivedCopy = await recordPage.getByRole('link', { name: 'Archived copy' }).getAttribute('href');
    expect(archivedCopy).toMatch(/^https:\/\/web\.archive\.org\/web\/\d{8}\/http/);
    expect(archivedCopy?.endsWith(url)).toBe(true);
    expect(await findAccessibilityViolations(recordPage)).toEqual([]);
    await recordPage.getByRole('heading', { name: 'Changes on the page' }).scrollIntoViewIfNeeded();
    await takeScreenshots(recordPage, 'check-gone', [1280, 600]);
  });

  it('is checked for all selected sources, which the result counts by what was found', async () => {
    const browser = chromium.getBrowser();
    await chromium.getStorage().deleteSources();
    const urls = [chromium.createUrl(), chromium.createUrl()];
    for (const url of urls) {
      const { page } = await chromium.captureAndSave(url);
      await page.close();
    }
    chromium.getServer().removePage(new URL(urls[1] ?? '').pathname);
    await grantHost(browser);
    await grantHost(browser, 'https://127.0.0.1/*');
    const library = await browser.openExtensionPage('options.html#/sources');
    await library.getByText('2 sources', { exact: true }).waitFor();
    await library.getByLabel('Select all in this list').check();
    await library.getByRole('button', { name: 'Check for changes' }).click();
    const dialog = library.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Open and check 2 pages' }).click();
    await dialog.getByText(/^2 pages checked\./).waitFor();
    const result = await dialog.getByText(/^2 pages checked\./).textContent();
    expect(result).toMatch(/1 unchanged/);
    expect(result).toMatch(/1 no longer there/);
    expect(await findAccessibilityViolations(library)).toEqual([]);
  });

  it('is checked again for its title, authors and date, whose changes are listed apart', async () => {
    const browser = chromium.getBrowser();
    const url = chromium.createUrl();
    const { page } = await chromium.captureAndSave(url);
    await page.close();
    const html = await (await fetch(url)).text();
    chromium.getServer().replacePage(new URL(url).pathname, {
      status: 200,
      html: html
        .replaceAll('The gauge on the pier', 'The gauge that nobody read')
        .replaceAll('Ines Halvorsen', 'Marta Lind')
        .replaceAll('2026-03-14', '2026-04-02'),
    });
    const source = (await chromium.getStorage().readSources()).find((saved) => saved.url === url);
    await grantHost(browser);
    await grantHost(browser, 'https://127.0.0.1/*');
    const recordPage = await chromium.openRecord(source?.stableId);
    await recordPage.getByRole('button', { name: /^Check (?:again|now)$/ }).click();
    const dialog = recordPage.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Open and check 1 page' }).click();
    await dialog.getByText(/^1 page checked\./).waitFor();
    await dialog.getByRole('button', { name: 'Close' }).click();
    const card = recordPage.getByRole('region', { name: 'Changes on the page' });
    const values = card.getByRole('listitem');
    await values.nth(2).waitFor();
    expect(await values.allTextContents()).toEqual([
      expect.stringMatching(
        /^The title changed from “The gauge on the pier, .* to “The gauge that nobody read,/,
      ),
      'The authors changed from “Ines Halvorsen” to “Marta Lind”.',
      expect.stringMatching(/^The publication date changed from “14 .*” to “2 .*”\.$/),
    ]);
    expect(await findAccessibilityViolations(recordPage)).toEqual([]);
    await card.scrollIntoViewIfNeeded();
    await takeScreenshots(recordPage, 'check-values', [1280, 600]);
  });

  it('is checked at a polite pace for several sources of one site, with progress, until the reader cancels', async () => {
    const browser = chromium.getBrowser();
    await chromium.getStorage().deleteSources();
    const urls = Array.from({ length: 4 }, () => chromium.createUrl());
    for (const url of urls) {
      const { page } = await chromium.captureAndSave(url);
      await page.close();
    }
    await grantHost(browser);
    await grantHost(browser, 'https://127.0.0.1/*');
    const library = await browser.openExtensionPage('options.html#/sources');
    await library.getByText('4 sources', { exact: true }).waitFor();
    await library.getByLabel('Select all in this list').check();
    await library.getByRole('button', { name: 'Check for changes' }).click();
    const dialog = library.getByRole('dialog');
    // Nothing is opened before the reader agrees.
    const openedAt: number[] = [];
    browser.context.on('page', () => openedAt.push(performance.now()));
    await dialog.getByRole('button', { name: 'Open and check 4 pages' }).waitFor();
    expect(openedAt).toEqual([]);
    await dialog.getByRole('button', { name: 'Open and check 4 pages' }).click();
    await dialog.getByText('1 of 4 checked').waitFor();
    expect(await dialog.getByRole('progressbar').getAttribute('max')).toBe('4');
    expect(await findAccessibilityViolations(library)).toEqual([]);
    await takeScreenshots(library, 'check-progress', [1280, 600]);
    await dialog.getByText('2 of 4 checked').waitFor();
    expect((openedAt[1] ?? 0) - (openedAt[0] ?? 0)).toBeGreaterThan(2_900);
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    await dialog.getByText('2 pages checked. 2 unchanged').waitFor();
    expect(openedAt).toHaveLength(2);
    expect((await listOutcomes()).filter((outcome) => outcome !== undefined)).toEqual([
      'unchanged',
      'unchanged',
    ]);
  });

  /** Adds these addresses to the empty library and checks all of them. Calls `prepare` before the check starts. */
  async function addAndCheck(addresses: string[], prepare?: () => Promise<void>) {
    const browser = chromium.getBrowser();
    const storage = chromium.getStorage();
    await storage.deleteSources();
    for (const { hostname } of addresses.map((address) => new URL(address)))
      for (const scheme of ['http', 'https']) await grantHost(browser, `${scheme}://${hostname}/*`);
    const library = await browser.openExtensionPage('options.html#/sources?shelf=inbox');
    await library.getByRole('button', { name: 'Add…' }).click();
    const dialog = library.getByRole('dialog');
    await dialog.getByLabel('Addresses').fill(addresses.join('\n'));
    await library.getByRole('button', { name: 'Add', exact: true }).click();
    await library.getByText(`${addresses.length} sources`, { exact: true }).waitFor();
    const before = await storage.readSources();
    await library.getByLabel('Select all in this list').check();
    await library.getByRole('button', { name: 'Check for changes' }).click();
    await prepare?.();
    await dialog.getByRole('button', { name: `Open and check ${addresses.length} pages` }).click();
    return { library, dialog, before };
  }

  // The server listens on 127.0.0.1 only.
  const listGoneAddresses = () =>
    Array.from({ length: 6 }, (_, index) => `http://127.0.0.${index + 2}:${chromium.getServer().port}/page`);
  /** Lists the outcomes of the checks of all sources. */
  const listOutcomes = async () => {
    const ids = (await chromium.getStorage().readSources()).map(({ stableId }) => stableId);
    const checks = await chromium.getStorage().readRows('pageChecks');
    return ids.map((id) => checks.find(({ stableId }) => stableId === id)?.outcome);
  };

  it('is checked to the end if the first sites are gone, which is recorded as soon as a page responds', async () => {
    // Sources that were added later are checked first.
    const { dialog } = await addAndCheck([chromium.createUrl(), ...listGoneAddresses()]);
    await dialog.getByText(/^7 pages checked\./).waitFor();
    const result = await dialog.getByText(/^7 pages checked\./).textContent();
    expect(result).toMatch(/6 could not be reached/);
    expect((await listOutcomes()).filter((outcome) => outcome === 'network-error')).toHaveLength(6);
    const states = (await chromium.getStorage().readSources()).map(
      ({ linkState }) => linkState?.state ?? null,
    );
    expect(states.filter((state) => state === 'error')).toHaveLength(6);
  });

  it('is recorded without a link state if no site can be reached, because the connection may be at fault', async () => {
    const { library, dialog, before } = await addAndCheck(listGoneAddresses());
    await dialog.getByText(/^No page of the 6 sites could be read/).waitFor();
    await dialog.getByText('6 pages checked. 6 could not be reached').waitFor();
    expect(await findAccessibilityViolations(library)).toEqual([]);
    await takeScreenshots(library, 'check-none-reached', [1280, 600]);
    expect(await chromium.getStorage().readSources()).toEqual(before);
    expect(await listOutcomes()).toEqual(Array.from({ length: 6 }, () => 'no-response'));
  });

  it('is not checked while the browser is offline', async () => {
    const { context } = chromium.getBrowser();
    const { dialog, before } = await addAndCheck(listGoneAddresses(), () => context.setOffline(true));
    await dialog.getByText(/^Stopped, because your browser is offline\./).waitFor();
    await dialog.getByText('Nothing was saved about 6 pages.').waitFor();
    await context.setOffline(false);
    expect(await chromium.getStorage().readSources()).toEqual(before);
  });
});
