import { mkdtempSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from '@retorquere/bibtex-parser';
import { unzipSync } from 'fflate';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { findAccessibilityViolations } from '../support/find-accessibility-violations.ts';
import { setUpChromium, waitForValue } from '../support/set-up-chromium.ts';

const chromium = setUpChromium();

async function openLibrary(): Promise<Page> {
  const page = await chromium.getBrowser().openExtensionPage('options.html#/sources');
  await page
    .getByRole('link', { name: /part elm$/ })
    .first()
    .waitFor();
  return page;
}

async function openExportDialog(page: Page): Promise<void> {
  await page.getByLabel('Export options').click();
  await page.getByRole('button', { name: 'Export as…' }).click();
}

/** Exports from the open dialog and returns the name and the content of the file. */
async function downloadExport(page: Page) {
  const downloadPromise = page.waitForEvent('download');
  await page.getByRole('dialog').getByRole('button', { name: 'Export', exact: true }).click();
  const download = await downloadPromise;
  return { name: download.suggestedFilename(), content: await readFile(await download.path()) };
}

describe('export dialog', () => {
  beforeAll(async () => {
    for (const part of ['elm', 'fir']) {
      const { page } = await chromium.captureAndSave(`${chromium.getServer().origin}/story/${part}`);
      await page.close();
    }
  });

  it('lists the fields that a format does not contain, exports all sources as BibTeX, and remembers the format', async () => {
    const page = await openLibrary();
    await openExportDialog(page);
    const dialog = page.getByRole('dialog');
    await dialog.getByText('This format has every field.').waitFor();
    await dialog.getByLabel('Format').selectOption('bibtex');
    await dialog.getByText(/^This format has no place for: .*Key points.*\.$/).waitFor();
    expect(await dialog.getByLabel('Include captured text').count()).toBe(0);
    await dialog.getByLabel('Citation key').fill('key-[title]');
    await dialog.getByText(/Example: key-/).waitFor();
    expect(await findAccessibilityViolations(page)).toEqual([]);
    const { name, content } = await downloadExport(page);
    expect(name).toMatch(/^provenote-\d{4}-\d\d-\d\d\.bib$/);
    const { entries, errors } = parse(content.toString());
    expect([entries.length, errors]).toEqual([2, []]);
    expect(new Set(entries.map(({ key }) => key)).size).toBe(2);
    for (const { key } of entries) expect(key).toMatch(/^key-/);
    await openExportDialog(page);
    expect(await dialog.getByLabel('Format').inputValue()).toBe('bibtex');
    await dialog.press('Escape');
    await page.close();
  });

  it('exports the selection as notes with their captured text, named by the reader’s template', async () => {
    const page = await openLibrary();
    await page.getByRole('checkbox', { name: /part elm$/ }).check();
    await openExportDialog(page);
    const dialog = page.getByRole('dialog');
    expect(await dialog.getByLabel('1 selected source').isChecked()).toBe(true);
    await dialog.getByLabel('Format').selectOption('markdown');
    await dialog.getByText('Name and content of the notes').click();
    await dialog.getByLabel('File name').fill('{{status}}/{{title}}');
    await dialog.getByText(/^inbox\/.*part elm\.md$/).waitFor();
    expect(await findAccessibilityViolations(page)).toEqual([]);
    const { name, content } = await downloadExport(page);
    expect(name).toMatch(/-notes\.zip$/);
    const notes = Object.entries(unzipSync(content));
    expect(notes.map(([path]) => path)).toEqual([expect.stringMatching(/^inbox\/.*part elm\.md$/)]);
    expect(new TextDecoder().decode(notes[0]?.[1])).toContain('## Captured text');
    await page.close();
  });

  it('copies the citations of the selection as rich text, with the button and with a key', async () => {
    const page = await openLibrary();
    await chromium.getBrowser().context.grantPermissions(['clipboard-read', 'clipboard-write']);
    const readClipboard = () =>
      page.evaluate(async () => {
        const [item] = await navigator.clipboard.read();
        const readType = async (type: string) => (await item?.getType(type))?.text();
        return { plain: await readType('text/plain'), html: await readType('text/html') };
      });
    await page.goto(page.url().replace(/#.*/, '#/settings'));
    await page.getByRole('radio', { name: /^MLA/ }).check();
    await page.goto(page.url().replace(/#.*/, '#/sources'));
    for (const part of ['elm', 'fir'])
      await page.getByRole('checkbox', { name: new RegExp(`part ${part}$`) }).check();
    await page.getByRole('button', { name: 'Copy citations' }).click();
    await page.getByText('2 citations copied').waitFor();
    const { plain, html } = await readClipboard();
    expect(plain?.split('\n').length).toBe(2);
    expect(html).toContain('<i>');
    await page.getByRole('button', { name: 'Clear' }).click();
    await page.getByRole('link', { name: /part elm$/ }).focus();
    await page.keyboard.press('c');
    await page.getByText('Citation copied').waitFor();
    expect((await readClipboard()).plain).toContain('part elm');
    await page.close();
  });

  it('imports a BibTeX file: adds new sources, fills in empty values, and names bad rows', async () => {
    const page = await openLibrary();
    const [knownSource] = await chromium.getStorage().readSources();
    const file = join(mkdtempSync(join(tmpdir(), 'provenote-import-')), 'library.bib');
    writeFileSync(
      file,
      `@book{a, title = {Tides of {LaTeX}}, author = {Berg, Anna}, url = {https://example.org/tides}, year = 2023}
@misc{b, title = {Another title}, url = {${knownSource?.url}}, annote = {A note from elsewhere}}
@misc{c, title = {Without an address}}`,
    );
    const fileChooserPromise = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: 'Import', exact: true }).click();
    await (await fileChooserPromise).setFiles(file);
    const dialog = page.getByRole('dialog');
    await dialog.getByText(/Your saved values stay/).waitFor();
    expect(await dialog.getByLabel('Sources that differ').inputValue()).toBe('fill');
    await dialog.getByText('c: Without an address').first().waitFor();
    expect(await findAccessibilityViolations(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Import now' }).click();
    await page.getByText(/1 added, 1 changed/).waitFor();
    const sources = await chromium.getStorage().readSources();
    expect(sources.find(({ url }) => url === 'https://example.org/tides')).toMatchObject({
      title: 'Tides of LaTeX',
      authors: ['Anna Berg'],
      publishedDate: '2023',
      type: 'book',
    });
    expect(sources.find(({ url }) => url === knownSource?.url)).toMatchObject({
      title: knownSource?.title,
      summary: 'A note from elsewhere',
    });

    // Undo covers the whole import, also after a reload.
    await page.reload();
    const undo = page.getByRole('button', { name: 'Undo' });
    await page.getByText('2 sources imported or changed by an import').waitFor();
    await undo.click();
    await page.getByText('Import undone for 2 sources.').waitFor();
    const sourcesAfterUndo = await chromium.getStorage().readSources();
    expect(sourcesAfterUndo.some(({ url }) => url === 'https://example.org/tides')).toBe(false);
    expect(sourcesAfterUndo.find(({ url }) => url === knownSource?.url)).toMatchObject({ summary: null });
    await page.close();
  });

  it('exports a report that a browser shows without a network, and that asks for nothing', async () => {
    const page = await openLibrary();
    await openExportDialog(page);
    await page.getByRole('dialog').getByLabel('Format').selectOption('html');
    const { content } = await downloadExport(page);
    const file = join(mkdtempSync(join(tmpdir(), 'provenote-report-')), 'report.html');
    writeFileSync(file, content);
    const { context } = chromium.getBrowser();
    await context.setOffline(true);
    const requestedUrls: string[] = [];
    context.on('request', (request) => requestedUrls.push(request.url()));
    await page.goto(`file://${file}`);
    await page.getByRole('heading', { name: /part elm$/ }).waitFor();
    expect(await page.getByRole('article').count()).toBe(2);
    expect(await findAccessibilityViolations(page)).toEqual([]);
    expect(requestedUrls).toEqual([`file://${file}`]);
    await context.setOffline(false);
    await page.close();
  });

  it('lets the reader map the columns of a table, and remembers them for the same columns', async () => {
    const page = await openLibrary();
    const file = join(mkdtempSync(join(tmpdir(), 'provenote-import-')), 'reading.csv');
    writeFileSync(file, 'what,where,opinion\nRiver tides,https://example.org/river,Worth it.\n');
    const chooseFile = async () => {
      const fileChooserPromise = page.waitForEvent('filechooser');
      await page.getByRole('button', { name: 'Import', exact: true }).click();
      await (await fileChooserPromise).setFiles(file);
    };
    await chooseFile();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('Columns: 1 of 3 are imported').click();
    await dialog.getByLabel('what').selectOption('title');
    await dialog.getByLabel('opinion').selectOption('review');
    await dialog.getByText('Columns: 3 of 3 are imported').waitFor();
    await dialog.getByRole('cell', { name: 'River tides', exact: true }).nth(1).waitFor();
    expect(await findAccessibilityViolations(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    await chooseFile();
    await dialog.getByText('Columns: 3 of 3 are imported').waitFor();
    await dialog.getByRole('button', { name: 'Import now' }).click();
    await page.getByText(/1 added/).waitFor();
    const sources = await chromium.getStorage().readSources();
    expect(sources.find(({ url }) => url === 'https://example.org/river')).toMatchObject({
      title: 'River tides',
      review: 'Worth it.',
    });
    await page.close();
  });

  it('exports the sources of the current search', async () => {
    const page = await openLibrary();
    await page.getByLabel('Search sources').fill('fir');
    await page.getByRole('link', { name: /part elm$/ }).waitFor({ state: 'detached' });
    await openExportDialog(page);
    const dialog = page.getByRole('dialog');
    expect(await dialog.getByLabel('Current list').isChecked()).toBe(true);
    await dialog.getByLabel('Format').selectOption('csv');
    const { content } = await downloadExport(page);
    expect(content.toString().trim().split('\r\n').length).toBe(2);
    await page.close();
  });

  it('exports a damaged row as it is stored in JSON, and says that another format does not contain it', async () => {
    await chromium.getStorage().page.evaluate(async () => {
      const connection = await new Promise<IDBDatabase>((resolve, reject) => {
        const request = indexedDB.open('provenote');
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
      const transaction = connection.transaction('sources', 'readwrite');
      transaction.objectStore('sources').put({
        stableId: 'sid_damaged001',
        source: { title: 42, url: 'https://damaged.example/tide', summary: 'Typed by the reader.' },
        shelf: 'inbox',
        createdAt: '2020-01-01T00:00:00.000Z',
      });
      await new Promise((resolve, reject) => {
        transaction.oncomplete = resolve;
        transaction.onerror = () => reject(transaction.error);
      });
      connection.close();
    });
    const page = await openLibrary();
    const waitForMessage = async (text: string) =>
      expect(
        await waitForValue(
          async () => (await page.getByRole('status').allTextContents()).join(' '),
          (shown) => shown.includes(text),
          20_000,
        ),
      ).toContain(text);
    await page.getByText(/sid_damaged001/).waitFor();
    const downloadPromise = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Export JSON' }).click();
    const download = await downloadPromise;
    await waitForMessage('3 sources exported. 1 damaged source is in the file as it is stored.');
    const file = JSON.parse(await readFile(await download.path(), 'utf8'));
    expect(file.sources).toHaveLength(3);
    expect(file.damagedRows).toMatchObject([
      { key: 'sid_damaged001', row: { source: { title: 42, summary: 'Typed by the reader.' } } },
    ]);
    // Only the damaged row has this host.
    await page.getByLabel('Search sources', { exact: true }).fill('damaged.example');
    await page.getByRole('link', { name: /part elm$/ }).waitFor({ state: 'detached' });
    await page.getByText(/sid_damaged001/).waitFor();
    await openExportDialog(page);
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Format').selectOption('json');
    const { content } = await downloadExport(page);
    expect(JSON.parse(content.toString())).toMatchObject({
      sources: [],
      damagedRows: [{ key: 'sid_damaged001' }],
    });
    await openExportDialog(page);
    await dialog.getByLabel('Format').selectOption('csv');
    await dialog.getByLabel('All sources').check();
    await downloadExport(page);
    await waitForMessage(
      '3 sources exported. 1 damaged source is not in the file. Export as JSON to include it.',
    );
  });
});
