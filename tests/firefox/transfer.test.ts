import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ElementHandle, Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchFirefox, type TestFirefox, UNDO_BUTTON } from '../support/firefox.ts';
import { waitForValue } from '../support/set-up-chromium.ts';

const REFERENCES = `@book{tides, title = {Tides of {LaTeX}}, author = {Berg, Anna}, url = {https://example.org/tides}, year = 2023}
@misc{bare, title = {Without an address}}`;

describe('import and export in Firefox', () => {
  const folder = mkdtempSync(join(tmpdir(), 'provenote-transfer-'));
  let firefox: TestFirefox;
  let library: Page;

  beforeAll(async () => {
    firefox = await launchFirefox();
    library = await firefox.openExtensionPage('options.html#/sources');
    // Instead of opening its picker, the input of a file becomes part of the page.
    await library.evaluate(() => {
      HTMLInputElement.prototype.click = function () {
        document.body.append(this);
      };
    });
  });
  afterAll(async () => {
    await firefox?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const waitForText = (text: string) =>
    library.waitForFunction((shown) => document.body.textContent?.includes(shown), {}, text);
  const click = (name: string) => library.locator(`button ::-p-text(${name})`).click();
  /** Clicks *Import* and chooses a file of the disk. WebDriver gets no event of the file picker of an extension page. */
  const chooseFile = async (path: string) => {
    await library.locator('::-p-aria(Import)').click();
    const input = await library.waitForSelector('input[type="file"]');
    await (input as ElementHandle<HTMLInputElement> | null)?.uploadFile(path);
    await input?.evaluate((element) => element.remove());
  };
  /** Waits until the only download whose name ends so is complete, and returns its text. */
  const readDownload = async (extension: string): Promise<string> => {
    const read = async () =>
      readdirSync(firefox.downloadFolder)
        .filter((name) => name.endsWith(extension))
        .map((name) => readFileSync(join(firefox.downloadFolder, name), 'utf8'));
    // Firefox creates an empty file first.
    const [text = ''] = await waitForValue(read, ([content]) => content !== undefined && content !== '');
    return text;
  };

  it('imports a BibTeX file after a dry run, undoes it, and imports it again', async () => {
    const file = join(folder, 'library.bib');
    writeFileSync(file, REFERENCES);
    for (const isUndone of [true, false]) {
      await chooseFile(file);
      await waitForText('1 is new');
      await waitForText('bare: Without an address');
      await click('Import now');
      await waitForText('1 added');
      if (!isUndone) continue;
      await library.locator(UNDO_BUTTON).click();
      await waitForText('Import undone for 1 source.');
    }
    await waitForText('Tides of LaTeX');
  });

  it('exports the library as JSON to the downloads', async () => {
    await library.locator('::-p-aria(Export JSON)').click();
    const { sources } = JSON.parse(await readDownload('.json'));
    expect(sources).toMatchObject([
      { title: 'Tides of LaTeX', authors: ['Anna Berg'], publishedDate: '2023', type: 'book' },
    ]);
  });

  it('stops the import of a file that another one of the same size replaced after the dry run', async () => {
    const file = join(folder, 'export.json');
    const text = (await readDownload('.json')).replaceAll('example.org/tides', 'example.org/waves');
    writeFileSync(file, text.replace(/sid_\w{10}/g, 'sid_AbCdEf0123'));
    await chooseFile(file);
    await waitForText('1 is new');
    writeFileSync(file, readFileSync(file, 'utf8').replace('Tides of LaTeX', 'Winds of LaTeX'));
    await click('Import now');
    await waitForText('The file was changed, moved or deleted after it was read.');
    await waitForText('0 added');
  });
});
