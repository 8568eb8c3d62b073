import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { ExportFile } from '@/lib/formats/export-file';
import { clickToOpen } from '../support/click-to-open.ts';
import { setUpChromium } from '../support/set-up-chromium.ts';

const chromium = setUpChromium();
const SAMPLE_URL = 'http://harbour-light.example/tide-gauge.html';

describe('click on the toolbar button on an article', () => {
  it('opens the form filled in from the page, with the cursor in Summary', async () => {
    const { form } = await chromium.capture(SAMPLE_URL);

    await form.waitForText();
    expect(await form.readValue('Title')).toBe('The town that kept two tide gauges');
    expect((await form.readValue('Authors')).split('\n')).toEqual(['Ines Halvorsen', 'Tomás Okafor']);
    expect(await form.readValue('Published')).toBe('2026-03-14');
    expect(await form.readValue('Venue')).toMatch(/Harbour Light|harbour-light\.example/);
    expect(await form.readValue('Type')).toBe('web');
    expect(await form.readValue('Importance')).toBe('');
    expect(await form.field('Summary').evaluate((field) => field === document.activeElement)).toBe(true);
  });

  it('captures the article text and shows its word count', async () => {
    const { form } = await chromium.capture(SAMPLE_URL);

    expect(await form.waitForText()).toBe('ready');
    const statusText = await form.waitForStatus(/\d+ words/);
    expect(Number(/(\d[\d,]*) words/.exec(statusText)?.[1]?.replace(',', ''))).toBeGreaterThan(400);
  });

  it('leaves the page unchanged', async () => {
    const page = await chromium.getBrowser().open(chromium.createUrl());
    const readMarkup = () =>
      page.evaluate(() => [document.documentElement.outerHTML, Object.keys(window).length, document.cookie]);
    const markupBefore = await readMarkup();
    await page.evaluate(() => {
      const mutationCounter = { count: 0 };
      Object.assign(document, { mutationCounter });
      new MutationObserver((changes) => {
        mutationCounter.count += changes.length;
      }).observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
    });

    const form = await chromium.openForm(page);
    await form.waitForText();

    expect(
      await page.evaluate(
        () => (document as unknown as { mutationCounter: { count: number } }).mutationCounter.count,
      ),
    ).toBe(0);
    expect(await readMarkup()).toEqual(markupBefore);
  });

  it('saves the typed fields, and shows them in the library and the export', async () => {
    const { form } = await chromium.capture(SAMPLE_URL);
    await form.waitForText();
    await form.field('Summary').fill('Two gauges, one tide.');
    await form.field('Key point 1').fill('The average hid the storms.');
    await form.button('Add key point').click();
    await form.field('Key point 2').fill('An overlap cannot be measured afterwards.');
    await form.field('Importance').fill('42');
    await form.save();

    const library = await chromium.getBrowser().openExtensionPage('options.html#/sources');
    await library
      .getByRole('link', { name: 'The town that kept two tide gauges', exact: true })
      .first()
      .waitFor();
    const downloadPromise = library.waitForEvent('download');
    await library.getByRole('button', { name: 'Export JSON', exact: true }).click();
    const file = ExportFile.parse(JSON.parse(readFileSync(await (await downloadPromise).path(), 'utf8')));

    const [source] = file.sources;
    expect(file.sources).toHaveLength(1);
    expect(source).toMatchObject({
      url: SAMPLE_URL,
      title: 'The town that kept two tide gauges',
      authors: ['Ines Halvorsen', 'Tomás Okafor'],
      publishedDate: '2026-03-14',
      language: 'en',
      type: 'web',
      summary: 'Two gauges, one tide.',
      importance: 42,
      status: 'inbox',
      review: null,
    });
    expect(source?.keyPoints.map(({ text }) => text)).toEqual([
      'The average hid the storms.',
      'An overlap cannot be measured afterwards.',
    ]);
    expect(source?.provenance.title?.from).toBeTruthy();
    const [snapshot] = file.snapshots;
    expect(snapshot).toMatchObject({ stableId: source?.stableId, httpStatus: 200, contentType: 'text/html' });
    expect(snapshot?.text).toContain('4,382 pairs');
    expect(snapshot?.text).not.toContain('Front page');
    expect(snapshot?.markdown).toContain('## Six years side by side');
  });

  it('opens the record page from the form', async () => {
    const { form } = await chromium.capture(chromium.createUrl());
    await form.waitForText();
    await form.field('Summary').fill('Seen from the form.');
    await form.save();

    const recordPage = await clickToOpen(form.button('Open record'), (page) =>
      page.url().includes('#/sources/sid_'),
    );
    await recordPage.getByText('Seen from the form.').first().waitFor();
    expect(await recordPage.getByRole('heading', { level: 1 }).textContent()).toMatch(
      /The gauge on the pier, part \d/,
    );
  });
});

describe('click on the toolbar button on a page that is already saved', () => {
  it('opens its source, even if the URL has other trackers, and saving changes that source', async () => {
    const url = chromium.createUrl();
    const firstCapture = await chromium.capture(url);
    await firstCapture.form.waitForText();
    await firstCapture.form.field('Summary').fill('First words.');
    await firstCapture.form.save();

    const secondCapture = await chromium.capture(`${url}?utm_source=letter&fbclid=x1`);
    expect(await secondCapture.form.readValue('Summary')).toBe('First words.');
    const editingMessage = /Already saved on .* You are editing that record/;
    expect(await secondCapture.form.waitForStatus(editingMessage)).toMatch(editingMessage);
    await secondCapture.form.field('Summary').fill('Second words.');
    await secondCapture.form.save();

    const savedSources = (await chromium.getStorage().readSources()).filter((source) =>
      source.url.startsWith(url),
    );
    expect(savedSources.map(({ summary }) => summary)).toEqual(['Second words.']);
  });

  it('adds a second text to the source', async () => {
    const url = chromium.createUrl();
    const firstCapture = await chromium.capture(url);
    await firstCapture.form.waitForText();
    await firstCapture.form.save();

    await addParagraph(firstCapture.page);
    const reopenedForm = await chromium.openForm(firstCapture.page);
    await reopenedForm.button('Capture again').click();
    await reopenedForm.waitForStatus(/Captured again/);
    await reopenedForm.waitForText();
    await reopenedForm.save();

    expect(await listParagraphPresence(url)).toEqual([false, true]);
  });

  it('captures again on the next click after “Capture again” in the library', async () => {
    const url = chromium.createUrl();
    const { page } = await chromium.captureAndSave(url);
    await page.close();
    const [source] = (await chromium.getStorage().readSources()).filter(
      (savedSource) => savedSource.url === url,
    );
    const recordPage = await chromium.openRecord(source?.stableId);
    const captureAgain = recordPage.getByRole('button', { name: 'Capture again' });
    const reopenedPage = await clickToOpen(captureAgain, (newPage) => newPage.url() === url);
    await reopenedPage.waitForLoadState();
    await addParagraph(reopenedPage);

    const reopenedForm = await chromium.openForm(reopenedPage);
    await reopenedForm.waitForStatus(/Captured again/);
    await reopenedForm.waitForText();
    await reopenedForm.save();

    expect(await listParagraphPresence(url)).toEqual([false, true]);
  });
});

const ADDED_PARAGRAPH = 'This paragraph was written after the page had been saved for the first time.';

const addParagraph = (page: Page) =>
  page.evaluate((words) => {
    const paragraph = document.createElement('p');
    paragraph.textContent = words;
    document.querySelector('article')?.append(paragraph);
  }, ADDED_PARAGRAPH);

// Lists for each snapshot of the page's source, oldest first, whether it contains the added paragraph.
async function listParagraphPresence(url: string): Promise<boolean[]> {
  const [source, ...otherSources] = (await chromium.getStorage().readSources()).filter(
    (savedSource) => savedSource.url === url,
  );
  expect(otherSources).toEqual([]);
  return (await chromium.getStorage().readRows('snapshots'))
    .filter((row) => row.stableId === source?.stableId)
    .sort((a, b) => String(a.capturedAt).localeCompare(String(b.capturedAt)))
    .map((row) => String(row.text).includes(ADDED_PARAGRAPH));
}
