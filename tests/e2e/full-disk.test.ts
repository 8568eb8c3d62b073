import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ArticleServer, startArticleServer } from '../support/article-server.ts';
import { launchChromium, type TestBrowser } from '../support/chromium.ts';
import { type ExtensionStorage, openExtensionStorage } from '../support/extension-storage.ts';
import { findAccessibilityViolations } from '../support/find-accessibility-violations.ts';
import { createForm, type Form } from '../support/form.ts';
import { makeSource } from '../support/make-sources.ts';
import { makePaperWithId } from '../support/pdf/papers.ts';
import { startPdfServer } from '../support/pdf/pdf-server.ts';
import { waitForValue } from '../support/set-up-chromium.ts';
import { createSmallDisk } from '../support/small-disk.ts';

const DISK_MB = 120;
const SOURCE_COUNT = 400;
const disk = createSmallDisk(DISK_MB);

// Large enough that the import and the export do not fit into space that the browser has already reserved.
const makeLargeSources = () =>
  Array.from({ length: SOURCE_COUNT }, (_, index) =>
    makeSource({
      url: `https://large.example/${index}`,
      title: `Large ${index}`,
      summary: `Summary ${index}. `.repeat(600),
    }),
  );

describe.skipIf(!disk)('on a full disk', () => {
  let server: ArticleServer;
  let browser: TestBrowser;
  let storage: ExtensionStorage;

  beforeAll(async () => {
    server = await startArticleServer();
    browser = await launchChromium({
      profile: join(disk?.folder ?? '', 'profile'),
      articlePort: server.port,
      args: ['--disk-cache-size=1'],
    });
    storage = await openExtensionStorage(browser);
  });
  afterAll(async () => {
    await browser?.close();
    await server?.close();
    disk?.remove();
  });

  const capture = async (path: string): Promise<Form> => {
    const page = await browser.open(`${server.origin}/story/${path}`);
    const form = createForm(await browser.clickAction(page));
    await form.waitForPhase('editing');
    await form.waitForText();
    return form;
  };
  it('says that a draft and a source are not saved, keeps what is typed, and saves it once there is space', async () => {
    const form = await capture('full');
    disk?.fill();
    await form.typeInto('Summary', 'Typed on a full disk.');
    await form.page
      .getByText(/disk may be full/i)
      .first()
      .waitFor();
    await form.button('Save').click();
    await form.page
      .getByRole('alert')
      .getByText(/Not saved/)
      .waitFor();
    expect(await form.readValue('Summary')).toBe('Typed on a full disk.');

    disk?.free();
    await form.save();
    expect((await storage.readSources()).map(({ summary }) => summary)).toEqual(['Typed on a full disk.']);
  });

  it('says how far an import came, and imports the rest of the file once there is space', async () => {
    const file = join(mkdtempSync(join(tmpdir(), 'provenote-import-')), 'library.json');
    writeFileSync(file, JSON.stringify({ schemaVersion: 1, sources: makeLargeSources() }));
    const page = await browser.openExtensionPage('options.html#/sources');
    const importFile = async () => {
      const fileChooserPromise = page.waitForEvent('filechooser');
      await page.getByRole('button', { name: 'Import', exact: true }).click();
      await (await fileChooserPromise).setFiles(file);
      await page
        .getByRole('dialog')
        .getByRole('button', { name: /^Import now/ })
        .click();
    };
    disk?.fill();
    await importFile();
    await page.getByText(/the disk is full/).waitFor();

    disk?.free();
    await importFile();
    await page.getByText(/^\d+ added, 0 changed, \d+ unchanged/).waitFor();
    expect((await storage.readSources()).length).toBe(SOURCE_COUNT + 1);
  });

  it('says that nothing was exported, and exports everything once there is space', async () => {
    const page = await browser.openExtensionPage('options.html#/sources');
    const startExport = async () => {
      await page.getByLabel('Export options').click();
      await page.getByRole('button', { name: 'Export as…' }).click();
      await page.getByRole('dialog').getByRole('button', { name: 'Export', exact: true }).click();
    };
    disk?.fill();
    await startExport();
    await page.getByText('Not exported: the disk is full.').waitFor();

    disk?.free();
    const downloadPromise = page.waitForEvent('download');
    await startExport();
    const { sources } = JSON.parse(readFileSync(await (await downloadPromise).path(), 'utf8'));
    expect(sources.length).toBe(SOURCE_COUNT + 1);
  });

  it('says that no backup was saved and how far a restore came, and completes both once there is space', async () => {
    const page = await browser.openExtensionPage('options.html#/settings');
    disk?.fill();
    // The browser measures the free space only from time to time.
    const isFull = () =>
      page.evaluate(async () => {
        const { quota = 0, usage = 0 } = await navigator.storage.estimate();
        return quota - usage < 1_000_000;
      });
    expect(await waitForValue(isFull, (isDiskFull) => isDiskFull)).toBe(true);
    await page.getByRole('button', { name: 'Back up now' }).click();
    const readNotification = async () => (await page.locator('.notification-bar').textContent()) ?? '';
    const sentence = 'The disk is full. No backup was saved.';
    expect(await waitForValue(readNotification, (text) => text.includes(sentence))).toContain(sentence);

    disk?.free();
    const downloadPromise = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Back up now' }).click();
    const backup = join(mkdtempSync(join(tmpdir(), 'provenote-backup-')), 'backup.zip');
    await (await downloadPromise).saveAs(backup);
    await page.getByText(/saved to your downloads and verified/).waitFor();
    await storage.deleteSources();
    const restore = async () => {
      const fileChooserPromise = page.waitForEvent('filechooser');
      await page.getByRole('button', { name: 'Restore a backup' }).click();
      await (await fileChooserPromise).setFiles(backup);
      await page.getByRole('dialog').getByRole('button', { name: 'Restore', exact: true }).click();
    };
    disk?.fill();
    await restore();
    await page.getByText(/the disk is full/i).waitFor();

    disk?.free();
    await restore();
    await page.getByText(/^Restored: [1-9]\d* sources/).waitFor();
    expect((await storage.readSources()).length).toBe(SOURCE_COUNT + 1);
  });

  it('says before and after the save that the file of a PDF was not stored', async () => {
    const { bytes } = await makePaperWithId('one-column');
    // Viewers ignore what follows the end of a PDF.
    const large = Buffer.concat([bytes, Buffer.alloc(DISK_MB * 1_100_000, '\n')]);
    const pdfServer = await startPdfServer({ '/large.pdf': { bytes: large } });
    const settings = await browser.openExtensionPage('options.html#/settings');
    await settings.getByLabel('Store the file of a PDF with its source').check();
    const page = await browser.open(`${pdfServer.origin}/large.pdf`);
    const form = createForm(await browser.clickAction(page));
    await form.waitForPhase('editing');
    await form.waitForText();
    expect(await form.waitForStatus(/disk is full/)).toMatch(
      /^Captured.* words\. The PDF file was not stored/,
    );
    expect(await findAccessibilityViolations(form.page)).toEqual([]);
    await form.save();
    expect(await form.waitForStatus(/disk is full/)).toMatch(/^Saved in this browser\. The PDF file was not/);
    await settings.getByText('No PDF files are stored').waitFor();
    await pdfServer.close();
  });
});
