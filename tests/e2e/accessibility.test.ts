import { describe, expect, it } from 'vitest';
import { findAccessibilityViolations } from '../support/find-accessibility-violations.ts';
import { setUpChromium, waitForValue, waitUntilSettled } from '../support/set-up-chromium.ts';
import { connectWiki, startTestWiki } from '../support/test-wiki.ts';

describe('accessibility', () => {
  const chromium = setUpChromium();

  it('axe-core finds no violations in the form after the capture, with filled and expanded fields, and after the save', async () => {
    const { form } = await chromium.capture('http://harbour-light.example/tide-gauge.html');
    await form.waitForText();
    expect(await findAccessibilityViolations(form.page)).toEqual([]);
    await form.field('Summary').fill('Two gauges, one tide.');
    await form.field('Key point 1').fill('An overlap cannot be measured afterwards.');
    await form.field('Importance').fill('42');
    await form.field('Credibility').selectOption('4');
    await form.field('Reason').fill('Own measurements, published.');
    await form.field('Review').focus();
    expect(await findAccessibilityViolations(form.page)).toEqual([]);
    await form.save();
    expect(await findAccessibilityViolations(form.page)).toEqual([]);
  });

  it('axe-core finds no violations in the form of an unreadable page', async () => {
    const { form } = await chromium.capture('chrome://version');
    await form.waitForPhase('unreadable');
    expect(await findAccessibilityViolations(form.page)).toEqual([]);
  });

  it.each([
    '#/sources',
    '#/review',
    '#/tags',
    '#/duplicates',
    '#/drafts',
    '#/venues',
    '#/insights',
    '#/settings',
    '#/welcome',
  ])('axe-core finds no violations in options page %s', async (hash) => {
    const page = await chromium.getBrowser().openExtensionPage(`options.html${hash}`);
    await page.locator('main:not([aria-busy="true"])').waitFor();
    await waitUntilSettled(page);
    expect(await findAccessibilityViolations(page)).toEqual([]);
  });

  it('axe-core finds no violations in a record page', async () => {
    const source = (await chromium.getStorage().readSources())[0];
    const page = await chromium.openRecord(source?.stableId);
    await page.getByText('Two gauges, one tide.').first().waitFor();
    expect(await findAccessibilityViolations(page)).toEqual([]);
  });
});

describe('accessibility with a connected wiki', () => {
  const chromium = setUpChromium();

  it('axe-core finds no violations in the wiki form, the settings, the record page, the comparison and the capture form', async () => {
    const wiki = await startTestWiki();
    try {
      const settings = await connectWiki(chromium.getBrowser(), wiki);
      expect(await findAccessibilityViolations(settings)).toEqual([]);
      await settings.getByRole('button', { name: 'Connect a wiki' }).click();
      await settings.getByRole('button', { name: 'Test connection' }).click();
      await waitUntilSettled(settings);
      expect(await findAccessibilityViolations(settings)).toEqual([]);
      const { form } = await chromium.capture('http://harbour-light.example/tide-gauge.html');
      await form.waitForText();
      await form.field('Summary').fill('Two gauges, one tide.');
      await form.save();
      await form.page.getByText(/Last synced with Test wiki/).waitFor();
      const [row] = [...wiki.server.state.rows.values()];
      if (!row) throw new Error('the wiki did not receive the source');
      wiki.server.state.writeAsEditor({ id: row.id, url: row.url, summary: 'Words of another.' });
      await form.field('Summary').fill('Two gauges and a map.');
      await form.save();
      await form.page.getByText(/1 field differs from Test wiki/).waitFor();
      expect(await findAccessibilityViolations(form.page)).toEqual([]);
      const [source] = await chromium.getStorage().readSources();
      const recordPage = await chromium.openRecord(source?.stableId);
      await recordPage.getByText('1 field differs from Test wiki.').waitFor();
      expect(await findAccessibilityViolations(recordPage)).toEqual([]);
      await recordPage.getByRole('button', { name: 'Compare' }).click();
      await recordPage.getByRole('dialog').waitFor();
      expect(await findAccessibilityViolations(recordPage)).toEqual([]);
      await recordPage.keyboard.press('Escape');
      const fullText = 'A text that another captured. '.repeat(100);
      wiki.server.state.saveContent({ url: row.url, fetchedAt: '2026-03-01T00:00:00Z', fullText });
      await settings.getByLabel('Ask each time').click();
      await settings.getByLabel('Send your own ratings as numbers').click();
      await settings.getByLabel('Gold standard').waitFor();
      await waitForValue(
        () => chromium.getStorage().readRows('wikis'),
        ([row]) => row?.contentPolicy === 'ask' && row.credibilityMapping !== null,
      );
      expect(await findAccessibilityViolations(settings)).toEqual([]);
      await recordPage.getByRole('button', { name: 'Sync now' }).click();
      await recordPage
        .getByRole('group', { name: 'Text of the page' })
        .getByText(/that another captured/)
        .waitFor();
      expect(await findAccessibilityViolations(recordPage)).toEqual([]);
    } finally {
      await wiki.close();
    }
  });
});
