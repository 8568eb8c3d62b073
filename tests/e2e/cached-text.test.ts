import { describe, expect, it } from 'vitest';
import { takePictures } from '../support/color-schemes.ts';
import { findAccessibilityViolations } from '../support/find-accessibility-violations.ts';
import { findUnsafeMarkup } from '../support/render-markdown.ts';
import { addSelection } from '../support/select-text.ts';
import { clickIntoPage, setUpChromium, waitForValue } from '../support/set-up-chromium.ts';

// The record page itself adds these attributes to links and blocks.
const allowedAttributes = new Set(['target', 'rel', 'dir']);

import { grantHost } from '../support/test-wiki.ts';

const QUOTED = 'Nobody planned the series to last';

describe('captured text on the record page', () => {
  const chromium = setUpChromium();

  it('shows headings and links, loads nothing, and is found by the browser’s page search', async () => {
    const { page, form } = await chromium.capture(chromium.createUrl());
    await form.waitForText();
    await form.save();
    await page.close();
    const [source] = await chromium.getStorage().readSources();
    const record = await chromium.getBrowser().openExtensionPage(`options.html#/sources/${source?.stableId}`);
    const requestedUrls: string[] = [];
    record.on('request', (request) => requestedUrls.push(request.url()));
    const text = record.locator('.snapshot-text .markdown[aria-busy="false"]');
    await text.locator('p').first().waitFor();
    const collapsedParagraphCount = await text.locator('p').count();

    await record.getByRole('button', { name: 'Show full text' }).click();
    await record.getByRole('button', { name: 'Show less' }).waitFor();

    const fullCount = await waitForValue(
      () => text.locator('p').count(),
      (count) => count > collapsedParagraphCount,
    );
    expect(fullCount).toBeGreaterThan(collapsedParagraphCount);
    const unsafeMarkup = (await text.evaluate(findUnsafeMarkup)).filter(
      (violation) => !allowedAttributes.has(violation),
    );
    expect(unsafeMarkup).toEqual([]);
    expect(await findAccessibilityViolations(record)).toEqual([]);
    const lastParagraph = (await text.locator('p').last().textContent()) ?? '';
    const words = lastParagraph.trim().split(/\s+/).slice(-4).join(' ');
    expect(
      await record.evaluate(
        (words) => (window as unknown as { find: (words: string) => boolean }).find(words),
        words,
      ),
    ).toBe(true);
    expect(requestedUrls.filter((url) => /^https?:/.test(url))).toEqual([]);
    await takePictures(record, 'cached');
  });

  it('is compared with the page when the form opens again, and the differences are shown', async () => {
    const url = chromium.createUrl();
    const { page, form } = await chromium.capture(url);
    await form.waitForText();
    await form.save();
    await clickIntoPage(page);
    await addSelection(chromium, page, QUOTED);
    await waitForValue(
      async () => (await chromium.getStorage().readSources()).find((source) => source.url === url),
      (source) => (source?.keyPoints.length ?? 0) > 0,
    );

    const unchangedForm = await chromium.openForm(page);
    await unchangedForm.page.getByText(/Saved .* page unchanged/).waitFor();
    await takePictures(unchangedForm.page, 'page-unchanged');
    await clickIntoPage(page);

    await page.evaluate((words) => {
      document.body.innerHTML = document.body.innerHTML.replaceAll(words, 'Three committees wrote a plan');
    }, QUOTED);
    const changedForm = await chromium.openForm(page);
    const status = await changedForm.waitForStatus(/has changed since/);
    expect(status).toMatch(/1 quote is no longer on the page\. \d+ % of the text has changed since/);
    expect(await findAccessibilityViolations(changedForm.page)).toEqual([]);
    await takePictures(changedForm.page, 'page-changed');
    const opening = chromium.getBrowser().context.waitForEvent('page');
    await changedForm.button('Show changes').click();
    const record = await opening;
    const comparison = record.getByRole('region', { name: 'Differences' });
    await comparison.getByRole('status').waitFor();
    expect(await comparison.locator('del').first().textContent()).toBe(QUOTED);
    expect(await comparison.locator('ins').first().textContent()).toBe('Three committees wrote a plan');
    await record.getByText('1 key point, 1 quoted, 1 no longer on the page').waitFor();
    expect(await record.getByLabel('Captured', { exact: true }).locator('option').count()).toBe(2);
    expect(await findAccessibilityViolations(record)).toEqual([]);
    await comparison.scrollIntoViewIfNeeded();
    await takePictures(record, 'page-changes', [1280, 600]);
    await record.getByLabel('Compare with').selectOption('No comparison');
    await record.locator('.snapshot-text .markdown').waitFor();
  });

  it('is checked in a background tab after the reader agreed, and a removed page becomes a dead link', async () => {
    const browser = chromium.getBrowser();
    const url = chromium.createUrl();
    const { page, form } = await chromium.capture(url);
    await form.waitForText();
    await form.save();
    await page.close();
    const source = (await chromium.getStorage().readSources()).find((saved) => saved.url === url);
    await grantHost(browser);
    await grantHost(browser, 'https://127.0.0.1/*');
    const record = await browser.openExtensionPage(`options.html#/sources/${source?.stableId}`);
    const dialog = record.getByRole('dialog');
    const check = async (): Promise<void> => {
      await record.getByRole('button', { name: 'Check again' }).click();
      await dialog.getByRole('button', { name: 'Open and check 1 page' }).click();
    };

    await record.getByRole('button', { name: 'Check again' }).click();
    expect(await findAccessibilityViolations(record)).toEqual([]);
    await takePictures(record, 'check-asking', [1280, 600]);
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    await check();
    await dialog.getByText('1 page checked. 1 unchanged').waitFor();
    await dialog.getByRole('button', { name: 'Close' }).click();
    await record.getByText(/Checked on .* The text has not changed since/).waitFor();
    expect(browser.context.pages().filter((tab) => tab.url() === url)).toEqual([]);

    chromium.getServer().removePage(new URL(url).pathname);
    await check();
    await dialog.getByText('1 page checked. 1 no longer there').waitFor();
    await dialog.getByRole('button', { name: 'Close' }).click();
    await record.getByText(/The page was removed \(410\)/).waitFor();
    await record.getByText(/^dead/i).first().waitFor();
    const archivedCopy = await record.getByRole('link', { name: 'Archived copy' }).getAttribute('href');
    expect(archivedCopy).toMatch(/^https:\/\/web\.archive\.org\/web\/\d{8}\/http/);
    expect(archivedCopy?.endsWith(url)).toBe(true);
    expect(await findAccessibilityViolations(record)).toEqual([]);
    await record.getByRole('heading', { name: 'Changes on the page' }).scrollIntoViewIfNeeded();
    await takePictures(record, 'check-gone', [1280, 600]);
  });

  it('is checked for all selected sources, which the result counts by what was found', async () => {
    const browser = chromium.getBrowser();
    await chromium.getStorage().removeSources();
    const urls = [chromium.createUrl(), chromium.createUrl()];
    for (const url of urls) {
      const { page, form } = await chromium.capture(url);
      await form.waitForText();
      await form.save();
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
});
