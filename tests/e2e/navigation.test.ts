import { describe, expect, it } from 'vitest';
import { clickIntoPage, setUpChromium, waitForValue } from '../support/set-up-chromium.ts';

const chromium = setUpChromium();

describe('navigation while the form is open', () => {
  it('saves the clicked page when the tab navigates to another site before the save', async () => {
    const url = chromium.createUrl();
    const { page, form } = await chromium.capture(url);
    await form.waitForText();
    const title = await form.readValue('Title');
    await form.field('Summary').fill('Of the first page.');
    await page.evaluate((next) => location.assign(next), `${chromium.getServer().otherOrigin}/story/another`);
    await page.waitForURL(/another/);
    // Navigation may close the popup, also a moment later; the draft is then opened again on its own page.
    await form.waitForText().catch(() => undefined);
    if (form.page.isClosed()) await page.goto(url);
    const currentForm = form.page.isClosed() ? await chromium.openForm(page) : form;
    await currentForm.waitForText();
    await currentForm.save();

    const sources = await chromium.getStorage().readSources();
    const savedSource = sources.find(({ summary }) => summary === 'Of the first page.');
    expect(savedSource).toMatchObject({ url, title });
    expect(sources.some((source) => source.url.includes('another'))).toBe(false);
    const texts = (await chromium.getStorage().readRows('snapshots')).filter(
      ({ stableId }) => stableId === savedSource?.stableId,
    );
    expect(JSON.stringify(texts)).not.toContain('Entry another');
  });

  it('reads the new page on the next click', async () => {
    const { page, form } = await chromium.capture(chromium.createUrl());
    await form.typeInto('Summary', 'of the old page');
    await page.goto(`${chromium.getServer().otherOrigin}/story/next`);
    const reopenedForm = await chromium.openForm(page);
    await reopenedForm.waitForText();
    expect(await reopenedForm.readValue('Title')).toBe('The gauge on the pier, part next');
    expect(await reopenedForm.readValue('Summary')).toBe('');
  });
});

describe('page that is still loading', () => {
  it('shows the form at once, keeps the typed text, and captures the whole text after it has loaded', async () => {
    const url = chromium.createUrl('slow');
    const page = await chromium.getBrowser().open(url, { wait: 'commit' });
    await page.waitForFunction(() => document.querySelector('p') !== null);
    const form = await chromium.openForm(page);
    await form.typeInto('Summary', 'Typed while it was loading.');
    chromium.getServer().releaseSlowPages();

    expect(await form.waitForText()).toBe('ready');
    expect(await form.readValue('Summary')).toBe('Typed while it was loading.');
    const title = await waitForValue(
      () => form.readValue('Title'),
      (value) => value.startsWith('The gauge'),
    );
    expect(title).toMatch(/^The gauge on the pier, part/);
    await form.save();
    const savedSource = (await chromium.getStorage().readSources()).find((source) => source.url === url);
    expect(savedSource?.summary).toBe('Typed while it was loading.');
    const [text] = (await chromium.getStorage().readRows('snapshots')).filter(
      ({ stableId }) => stableId === savedSource?.stableId,
    );
    expect(String(text?.text)).toContain('paragraph 14');
  });

  it('keeps the draft when the popup closes before the page has responded', async () => {
    const page = await chromium.getBrowser().open(chromium.createUrl('slow'), { wait: 'commit' });
    await page.waitForFunction(() => document.querySelector('p') !== null);
    const form = await chromium.openForm(page);
    await form.typeInto('Summary', 'Early words.');
    await clickIntoPage(page);
    chromium.getServer().releaseSlowPages();
    await page.waitForLoadState('load');
    const reopenedForm = await chromium.openForm(page);
    const summary = await waitForValue(
      () => reopenedForm.readValue('Summary'),
      (value) => value === 'Early words.',
    );
    expect(summary).toBe('Early words.');
  });
});
