import { describe, expect, it } from 'vitest';
import { takePictures } from '../support/color-schemes.ts';
import { findAccessibilityViolations } from '../support/find-accessibility-violations.ts';
import { findUnsafeMarkup } from '../support/render-markdown.ts';
import { setUpChromium, waitForValue } from '../support/set-up-chromium.ts';

// The record page itself adds these attributes to links and blocks.
const allowedAttributes = new Set(['target', 'rel', 'dir']);

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
});
