import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findAccessibilityViolations } from '../support/find-accessibility-violations.ts';
import type { MadePdf } from '../support/pdf/make-paper.ts';
import { makePaperWithId } from '../support/pdf/papers.ts';
import { startPdfServer } from '../support/pdf/pdf-server.ts';
import { setUpChromium, waitForValue } from '../support/set-up-chromium.ts';

const chromium = setUpChromium();
let server: Awaited<ReturnType<typeof startPdfServer>>;
let paper: MadePdf;

beforeAll(async () => {
  paper = await makePaperWithId('two-columns');
  server = await startPdfServer({ '/paper.pdf': { bytes: paper.bytes } });
});
afterAll(() => server.close());

const findSource = async (url: string) =>
  (await chromium.getStorage().readSources()).find((source) => source.url === url);

/** Copies the lines of a passage on page 2 in the viewer of the browser. */
async function copyInViewer(viewer: Page): Promise<void> {
  const browser = chromium.getBrowser();
  const library = await browser.openExtensionPage('options.html#/settings');
  await browser.context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const copyAll = async (): Promise<string> => {
    await viewer.bringToFront();
    await viewer.mouse.click(640, 450);
    await viewer.keyboard.press('Control+a');
    await viewer.keyboard.press('Control+c');
    await library.bringToFront();
    return library.evaluate(() => navigator.clipboard.readText());
  };
  const lines = (await waitForValue(copyAll, (text) => text.includes('LIND et al.'))).split('\n');
  const start = lines.findIndex((line) => line.includes('LIND et al.')) + 8;
  const passage = lines.slice(start, start + 4).join('\n');
  await library.evaluate((text) => navigator.clipboard.writeText(text), passage);
  await library.close();
}

describe('the record of a PDF', () => {
  it('has a quote that was copied in the viewer, with its page, and shows the text by page', async () => {
    const url = `${server.origin}/paper.pdf`;
    const viewer = await chromium.getBrowser().open(url);
    await copyInViewer(viewer);
    const form = await chromium.openForm(viewer);
    await form.waitForText();
    await form.field('Key point 1').focus();
    await form.page.keyboard.press('Control+v');
    await form.page.getByText('These words are on page 2 of the PDF').waitFor();
    await form.button('Text').click();
    await form.field('Search in the text').fill('station');
    await form.page.locator('mark').first().waitFor();
    await form.field('Page').selectOption('3');
    const paragraph = form.page.locator('[data-start]').nth(1);
    const quotedText = await paragraph.textContent();
    await paragraph.click({ clickCount: 3 });
    expect(await findAccessibilityViolations(form.page)).toEqual([]);
    await form.button('Quote the selection').click();
    await form.waitForStatus(/Quote added/);
    await form.save();
    const source = await findSource(url);
    expect(source?.keyPoints[0]?.quotes[0]).toMatchObject({ page: 2 });
    expect(source?.keyPoints[1]?.quotes[0]).toMatchObject({ page: 3, exact: quotedText });

    const record = await chromium.getBrowser().openExtensionPage(`options.html#/sources/${source?.stableId}`);
    const quote = record.locator('#quote-1');
    await quote.getByText('Show in captured text').click();
    const pageChoice = record.getByLabel('Page', { exact: true });
    await waitForValue(
      () => pageChoice.inputValue(),
      (value) => value === '2',
    );
    expect(await pageChoice.inputValue()).toBe('2');
    expect(await findAccessibilityViolations(record)).toEqual([]);

    const opened = chromium.getBrowser().context.waitForEvent('page');
    await quote.getByRole('link', { name: 'p. 2', exact: true }).click();
    expect((await opened).url()).toBe(`${url}#page=2`);
  });
});
