import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { setUpChromium, waitForNotification, waitForValue } from '../support/set-up-chromium.ts';

const chromium = setUpChromium();
const findSources = async (url: string) =>
  (await chromium.getStorage().readSources()).filter((source) => source.url === url);

describe('worker', () => {
  it('concurrent requests are all applied if they edit four fields and delete the source', async () => {
    const url = chromium.createUrl();
    const { form } = await chromium.capture(url);
    await form.save();
    const [savedSource] = await findSources(url);
    const extensionPage = await chromium.getBrowser().openExtensionPage('options.html#/settings');
    const responses = await extensionPage.evaluate(async (stableId) => {
      const sendEdit = (edits: object) =>
        chrome.runtime.sendMessage({ name: 'source/edit', request: { stableId, edits } });
      return Promise.all([
        sendEdit({ summary: 'S' }),
        sendEdit({ review: 'R' }),
        sendEdit({ contextNote: 'C' }),
        sendEdit({ importance: 7 }),
        chrome.runtime.sendMessage({
          name: 'change/start',
          request: {
            id: 'a',
            at: new Date().toISOString(),
            action: { kind: 'delete' },
            stableIds: [stableId],
          },
        }),
      ]);
    }, savedSource?.stableId);
    expect(responses.map(({ ok }) => ok)).toEqual([true, true, true, true, true]);
    const [row] = (await chromium.getStorage().readRows('sources')).filter(
      (source) => source.stableId === savedSource?.stableId,
    );
    expect(row).toMatchObject({
      shelf: 'bin',
      source: { summary: 'S', review: 'R', contextNote: 'C', importance: 7 },
    });
  });
});

describe('stopped worker', () => {
  it('stopping the worker before a save makes the save start it again', async () => {
    const url = chromium.createUrl();
    const { form } = await chromium.capture(url);
    await form.waitForText();
    await form.field('Summary').fill('Stopped before.');
    await chromium.getBrowser().stopWorker();
    await form.save();
    expect((await findSources(url)).map(({ summary }) => summary)).toEqual(['Stopped before.']);
  });

  it.each([0, 2, 5, 10, 20, 40, 80])(
    'stopping the worker %i ms after the start of a save leads to one source, or to an error and one source after another save',
    async (ms) => {
      const url = chromium.createUrl();
      const { form } = await chromium.capture(url);
      await form.waitForText();
      await form.field('Summary').fill(`Stopped after ${ms} ms.`);
      const stopPromise = form.page.waitForTimeout(ms).then(() => chromium.getBrowser().stopWorker());
      await form.button('Save').click();
      await stopPromise;

      await form.waitForPhase('saved', 'editing');
      if ((await form.page.locator('html').getAttribute('data-phase')) === 'editing') {
        expect(await form.page.getByRole('alert').count()).toBeGreaterThan(0);
        expect(await form.readValue('Summary')).toBe(`Stopped after ${ms} ms.`);
        await form.save();
      }
      expect((await findSources(url)).map(({ summary }) => summary)).toEqual([`Stopped after ${ms} ms.`]);
    },
  );

  it('stopping the worker after a save does not lose the source', async () => {
    const url = chromium.createUrl();
    const { page, form } = await chromium.capture(url);
    await form.waitForText();
    await form.field('Summary').fill('Stopped after.');
    await form.save();
    await chromium.getBrowser().stopWorker();
    expect((await findSources(url)).map(({ summary }) => summary)).toEqual(['Stopped after.']);
    const reopenedForm = await chromium.openForm(page);
    expect(await reopenedForm.waitForStatus(/You are editing that record/)).toMatch(
      /You are editing that record/,
    );
  });
});

describe('repeated save', () => {
  it('creates one source from two clicks in a row', async () => {
    const url = chromium.createUrl();
    const { form } = await chromium.capture(url);
    await form.waitForText();
    await form.field('Summary').fill('Pressed twice.');
    await form.page.evaluate(() => {
      const saveButton = [...document.querySelectorAll('button')].find((button) =>
        button.textContent?.trim().startsWith('Save'),
      );
      saveButton?.click();
      saveButton?.click();
    });
    await form.waitForPhase('saved');
    expect(await findSources(url)).toHaveLength(1);
  });

  it('creates one source if the same URL is open in two tabs', async () => {
    const url = chromium.createUrl();
    const firstCapture = await chromium.capture(url);
    await firstCapture.form.waitForText();
    await firstCapture.form.typeInto('Summary', 'From the first tab.');

    const secondCapture = await chromium.capture(url);
    await secondCapture.form.waitForText();
    const restoredSummary = await waitForValue(
      () => secondCapture.form.readValue('Summary'),
      (value) => value !== '',
    );
    expect(restoredSummary).toBe('From the first tab.');
    await secondCapture.form.field('Importance').fill('60');
    await secondCapture.form.save();

    const reopenedForm = await chromium.openForm(firstCapture.page);
    expect(await reopenedForm.waitForStatus(/You are editing that record/)).toMatch(
      /You are editing that record/,
    );
    await reopenedForm.field('Importance').fill('61');
    await reopenedForm.save();
    expect((await findSources(url)).map(({ summary, importance }) => [summary, importance])).toEqual([
      ['From the first tab.', 61],
    ]);
  });
});

describe('a stopped worker', () => {
  it('is not started by a click on a page that is not saved', async () => {
    const browser = chromium.getBrowser();
    const page = await browser.open(chromium.createUrl());
    await waitForValue(browser.stopWorker, (wasRunning) => !wasRunning);
    const form = await chromium.openForm(page);
    await form.waitForText();
    expect(await browser.stopWorker()).toBe(false);
  });
});

describe('worker that is stopped twice', () => {
  const countSources = async () =>
    (await chromium.getStorage().readRows('sources')).filter(({ source }) =>
      (source as { url: string }).url.startsWith('https://stopped.example/'),
    ).length;
  const stopTwice = async () => {
    for (const minCount of [1, 600]) {
      await waitForValue(countSources, (count) => count >= minCount);
      await chromium.getBrowser().stopWorker();
    }
  };

  it('a worker that is stopped during an import is started again, and every source of the file is imported once', async () => {
    const file = join(mkdtempSync(join(tmpdir(), 'provenote-import-')), 'library.bib');
    const entries = Array.from(
      { length: 900 },
      (_, n) => `@misc{k${n}, title = {Item ${n}}, url = {https://stopped.example/${n}}}`,
    );
    writeFileSync(file, entries.join('\n'));
    const page = await chromium.getBrowser().openExtensionPage('options.html#/sources');
    const fileChooserPromise = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: 'Import', exact: true }).click();
    await (await fileChooserPromise).setFiles(file);
    // A chunk that was written before its response was lost is repeated, and its sources are then unchanged.
    const end = /^(\d+) added, 0 changed, (\d+) unchanged/;
    await page.getByRole('dialog').getByRole('button', { name: 'Import now' }).click();
    const [text] = await Promise.all([waitForNotification(page, end), stopTwice()]);
    const [, addedCount, unchangedCount] = end.exec(text) ?? [];
    expect(Number(addedCount) + Number(unchangedCount)).toBe(900);
    expect(await countSources()).toBe(900);
  });

  it('a worker that is stopped during a restore is started again, and every source of the backup is restored', async () => {
    const page = await chromium.getBrowser().openExtensionPage('options.html#/settings');
    const downloadPromise = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Back up now' }).click();
    const file = join(mkdtempSync(join(tmpdir(), 'provenote-backup-')), 'backup.zip');
    await (await downloadPromise).saveAs(file);
    await chromium.getStorage().deleteSources();
    const fileChooserPromise = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: 'Restore a backup' }).click();
    await (await fileChooserPromise).setFiles(file);
    await page.getByRole('dialog').getByRole('button', { name: 'Restore', exact: true }).click();
    await Promise.all([page.getByText(/^Restored: /).waitFor(), stopTwice()]);
    expect(await countSources()).toBe(900);
  });
});

describe('a library that a newer version has used', () => {
  it('can still be read and written, and library and form say that an update shows everything', async () => {
    const { storage, url } = { storage: chromium.getStorage(), url: chromium.createUrl() };
    await storage.page.evaluate(async () => {
      const { version = 0 } = (await indexedDB.databases()).find(({ name }) => name === 'provenote') ?? {};
      const connection = await new Promise<IDBDatabase>((resolve, reject) => {
        const request = indexedDB.open('provenote', version + 50);
        request.onupgradeneeded = () => request.result.createObjectStore('ofTheFuture');
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
      connection.close();
    });
    const { form } = await chromium.capture(url);
    await form.page.getByText(/A newer version of Provenote has used this library/).waitFor();
    await form.waitForText();
    await form.field('Summary').fill('Saved by the older version.');
    await form.save();
    expect((await findSources(url)).map(({ summary }) => summary)).toEqual(['Saved by the older version.']);
    const page = await chromium.getBrowser().openExtensionPage('options.html#/sources');
    await page.getByText(/A newer version of Provenote has used this library/).waitFor();
    await page
      .getByText(/^[\d,]+ sources?$/)
      .first()
      .waitFor();
  });
});
