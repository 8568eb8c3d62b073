import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { clickToOpen } from '../support/click-to-open.ts';
import { findAccessibilityViolations } from '../support/find-accessibility-violations.ts';
import { createForm } from '../support/form.ts';
import type { MadePdf } from '../support/pdf/make-paper.ts';
import { makePaperWithId } from '../support/pdf/papers.ts';
import { startPdfServer } from '../support/pdf/pdf-server.ts';
import { setUpChromium, waitForValue } from '../support/set-up-chromium.ts';

const chromium = setUpChromium();
let server: Awaited<ReturnType<typeof startPdfServer>>;
let paper: MadePdf;
let work: MadePdf;

beforeAll(async () => {
  paper = await makePaperWithId('two-columns');
  const storedPaper = await makePaperWithId('one-column');
  work = await makePaperWithId('junk-info');
  const landingPage = `<title>A landing page</title><h1>A landing page</h1><p>${'Words about the paper. '.repeat(60)}`;
  const workPage = landingPage
    .replaceAll('A landing page', work.title)
    .replace('<title>', `<meta name="citation_doi" content="${work.doi}"><title>`);
  const html = { headers: { 'content-type': 'text/html' } };
  server = await startPdfServer({
    '/paper.pdf': { bytes: paper.bytes },
    '/other.pdf': { bytes: work.bytes },
    '/stored.pdf': { bytes: storedPaper.bytes },
    '/landing': { bytes: Buffer.from(landingPage), ...html },
    '/work': { bytes: Buffer.from(workPage), ...html },
  });
});
afterAll(() => server.close());

const findSource = async (url: string) =>
  (await chromium.getStorage().readSources()).find((source) => source.url === url);

/** Clicks a button of a record and chooses the file of the paper. */
async function choosePaper(record: Page, button: string, { bytes }: MadePdf = paper): Promise<void> {
  const chooser = record.waitForEvent('filechooser');
  await record.getByRole('button', { name: button, exact: true }).click();
  await (await chooser).setFiles({ name: 'a.pdf', mimeType: 'application/pdf', buffer: bytes });
}

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

describe('the record page of a PDF', () => {
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

    const recordPage = await chromium.openRecord(source?.stableId);
    const quote = recordPage.locator('#quote-1');
    await quote.getByText('Show in captured text').click();
    const pageChoice = recordPage.getByLabel('Page', { exact: true });
    await waitForValue(
      () => pageChoice.inputValue(),
      (value) => value === '2',
    );
    expect(await pageChoice.inputValue()).toBe('2');
    expect(await findAccessibilityViolations(recordPage)).toEqual([]);

    const opened = await clickToOpen(quote.getByRole('link', { name: 'p. 2', exact: true }));
    expect(opened.url()).toBe(`${url}#page=2`);

    await recordPage.bringToFront();
    await quote.getByRole('button', { name: 'Copy link' }).click();
    await recordPage.getByText('It opens page 2 of the PDF. It was not verified').waitFor();
    expect(await recordPage.evaluate(() => navigator.clipboard.readText())).toBe(`${url}#page=2`);
  });
});

type StoredSnapshot = { stableId: string; pageStarts?: number[]; pdfUrl?: string };

const listSnapshots = async (url: string): Promise<StoredSnapshot[]> => {
  const source = await findSource(url);
  const rows = (await chromium.getStorage().readRows('snapshots')) as StoredSnapshot[];
  return rows.filter(({ stableId }) => stableId === source?.stableId);
};

describe('a PDF of a saved page', () => {
  it('is added to the source by Add PDF, and the source keeps its URL', async () => {
    const url = `${server.origin}/landing`;
    await chromium.captureAndSave(url);
    const recordPage = await chromium.openRecord((await findSource(url))?.stableId);
    await choosePaper(recordPage, 'Add PDF');
    await recordPage.getByText('The text of the PDF was added to').waitFor();
    await recordPage.locator('.snapshot-details').getByText('3 pages').waitFor();
    const snapshots = await listSnapshots(url);
    expect(snapshots).toHaveLength(2);
    expect(snapshots.map(({ pageStarts }) => pageStarts?.length).toSorted()).toEqual([3, undefined]);
    expect(await recordPage.getByRole('button', { name: 'Add PDF', exact: true }).count()).toBe(0);

    await recordPage.getByRole('button', { name: 'Undo', exact: true }).click();
    await recordPage.getByText('The PDF was removed from “A landing page” again.').waitFor();
    expect((await listSnapshots(url)).map(({ pageStarts }) => pageStarts)).toEqual([undefined]);
    await choosePaper(recordPage, 'Add PDF');
    await recordPage.locator('.snapshot-details').getByText('3 pages').waitFor();

    await choosePaper(recordPage, 'Store the PDF file');
    await recordPage.getByRole('button', { name: /^Open stored PDF/ }).waitFor();
    expect(await recordPage.getByRole('button', { name: 'Store the PDF file' }).count()).toBe(0);
    expect(await listSnapshots(url)).toHaveLength(2);
    await recordPage.getByRole('button', { name: 'Undo', exact: true }).click();
    await recordPage.getByRole('button', { name: 'Store the PDF file' }).waitFor();
    await choosePaper(recordPage, 'Store the PDF file');
    await recordPage.getByRole('button', { name: /^Open stored PDF/ }).waitFor();
    expect(await listSnapshots(url)).toHaveLength(2);
    await recordPage.getByRole('button', { name: 'Delete stored PDF' }).click();
    await recordPage.getByRole('button', { name: 'Store the PDF file' }).waitFor();
  });

  it('joins the source of its landing page when it is opened in a tab', async () => {
    const url = `${server.origin}/work`;
    await chromium.captureAndSave(url);
    const pdf = await chromium.capture(`${server.origin}/other.pdf`);
    await pdf.form.waitForText();
    await pdf.form.page.getByText(`This PDF belongs to “${work.title}”`).waitFor();
    await pdf.form.button('Undo').click();
    await pdf.form.button('Same publication').waitFor();
    await pdf.form.page.close();
    const again = await chromium.openForm(pdf.page);
    await again.page.getByText(`This PDF belongs to “${work.title}”`).waitFor();
    expect(await findAccessibilityViolations(again.page)).toEqual([]);
    await again.save();
    expect(await again.waitForStatus(/was added to/)).toMatch(/^Saved in this browser\. The text of the PDF/);
    expect(await listSnapshots(url)).toHaveLength(2);
    expect((await listSnapshots(url)).some(({ pdfUrl }) => pdfUrl === `${server.origin}/other.pdf`)).toBe(
      true,
    );
    expect(await findSource(`${server.origin}/other.pdf`)).toBeUndefined();

    const recordPage = await chromium.openRecord((await findSource(url))?.stableId);
    await recordPage.getByLabel('Last changes').click();
    await recordPage.getByRole('button', { name: 'Undo: The text of the PDF was added to' }).click();
    await recordPage.getByText(`The PDF was removed from “${work.title}” again.`).waitFor();
    expect((await listSnapshots(url)).map(({ pageStarts }) => pageStarts)).toEqual([undefined]);
  });
});

describe('a source with two PDFs', () => {
  it('opens each page in the PDF of its own text', async () => {
    const url = `${server.origin}/landing?two`;
    await chromium.captureAndSave(url);
    const record = await chromium.openRecord((await findSource(url))?.stableId);
    await choosePaper(record, 'Add PDF');
    await record.getByText('The text of the PDF was added to').waitFor();
    await choosePaper(record, 'Store the PDF file', work);
    await record.getByText('It differs from the text of the PDF that the source already had.').waitFor();
    expect(await listSnapshots(url)).toHaveLength(3);

    // The newest text is shown first. Its file is the stored one.
    const shownText = record.locator('.snapshot-text');
    await shownText
      .getByText(work.authors[0] ?? '')
      .first()
      .waitFor();
    const openPage = record.getByRole('button', { name: 'Open this page of the PDF' });
    const viewer = await clickToOpen(openPage);
    expect(viewer.url()).toMatch(/^blob:chrome-extension:.*#page=1$/);
    await viewer.close();

    // The file of the first PDF is not stored, and it had no URL.
    const choice = record.getByLabel('Captured', { exact: true });
    await choice.selectOption({ index: 1 });
    await shownText
      .getByText(paper.authors[0] ?? '')
      .first()
      .waitFor();
    expect(await openPage.count()).toBe(0);
    await choice.selectOption({ index: 2 });
    await shownText.getByText('Words about the paper').first().waitFor();
    expect(await record.getByText('Open this page of the PDF').count()).toBe(0);
    await record.getByRole('button', { name: 'Delete stored PDF' }).click();
    await record.getByRole('button', { name: 'Store the PDF file' }).waitFor();
  });
});

/** Drops files of the disk on the library, as a reader does with the mouse. */
async function dropFiles(library: Page, files: string[]): Promise<void> {
  const session = await library.context().newCDPSession(library);
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
    await session.send('Input.dispatchDragEvent', {
      type,
      x: 600,
      y: 400,
      data: { items: [], files, dragOperationsMask: 1 },
    });
}

describe('a PDF that is dropped on the library', () => {
  it('opens the form with what it says', async () => {
    const file = join(mkdtempSync(join(tmpdir(), 'dropped-')), 'dropped.pdf');
    const dropped = await makePaperWithId('good-info');
    writeFileSync(file, dropped.bytes);
    const library = await chromium.getBrowser().openExtensionPage('options.html#/sources');
    await library.getByRole('button', { name: 'Add PDF', exact: true }).waitFor();
    const opened = chromium.getBrowser().context.waitForEvent('page');
    await dropFiles(library, [file]);
    const form = createForm(await opened);
    await form.waitForPhase('editing');
    expect(await form.readValue('Title')).toBe(dropped.title);
    rmSync(file);
  });

  it('is in the list of drafts if several were dropped, and opens its form from there', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'dropped-'));
    const dropped = await makePaperWithId('good-info');
    const files = ['first.pdf', 'second.pdf'].map((name) => join(folder, name));
    for (const file of files) writeFileSync(file, dropped.bytes);
    const library = await chromium.getBrowser().openExtensionPage('options.html#/sources');
    await library.getByRole('button', { name: 'Add PDF', exact: true }).waitFor();
    await dropFiles(library, files);
    await library.getByText('2 PDFs read. Those without a source are in the list of drafts.').waitFor();
    await library.getByRole('link', { name: /^Drafts/ }).click();
    const form = createForm(await clickToOpen(library.getByRole('link', { name: dropped.title }).first()));
    await form.waitForPhase('editing');
    expect(await form.readValue('Title')).toBe(dropped.title);
    rmSync(folder, { recursive: true });
  });
});

describe('the file of a PDF', () => {
  it('is stored if the reader wants that, and opens from the record page without a network', async () => {
    const settings = await chromium.getBrowser().openExtensionPage('options.html#/settings');
    await settings.getByLabel('Store the file of a PDF with its source').check();
    await settings.getByText('No PDF files are stored').waitFor();
    const url = `${server.origin}/stored.pdf`;
    await chromium.captureAndSave(url);
    const source = await findSource(url);
    await settings.bringToFront();
    await settings.getByText('1 file is stored').waitFor();
    expect(await findAccessibilityViolations(settings)).toEqual([]);

    const recordPage = await chromium.openRecord(source?.stableId);
    await chromium.getBrowser().context.setOffline(true);
    const viewer = await clickToOpen(recordPage.getByRole('button', { name: 'Open this page of the PDF' }));
    expect(viewer.url()).toMatch(/^blob:chrome-extension:.*#page=1$/);
    await viewer.close();
    await recordPage.bringToFront();
    expect(await findAccessibilityViolations(recordPage)).toEqual([]);
    await recordPage.getByRole('button', { name: 'Delete stored PDF' }).click();
    await settings.getByText('No PDF files are stored').waitFor();
    // The message closes after 15 s, which the settings may take to count the files.
    const message = recordPage.getByText('The PDF is stored again.').waitFor();
    await Promise.all([
      message,
      recordPage.getByRole('button', { name: 'Undo', exact: true }).first().click(),
    ]);
    await settings.getByText('1 file is stored').waitFor();
    expect(await recordPage.getByText('The stored PDF was deleted').count()).toBe(0);
    await chromium.getBrowser().context.setOffline(false);
  });
});
