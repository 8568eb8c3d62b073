import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { launchChromium } from '../support/chromium.ts';
import { type ExtensionStorage, openExtensionStorage } from '../support/extension-storage.ts';
import { fillLibrary } from '../support/fill-library.ts';
import { findAccessibilityViolations } from '../support/find-accessibility-violations.ts';
import { setUpChromium, waitForStoredText } from '../support/set-up-chromium.ts';

const chromium = setUpChromium();

// The backup of so many sources has more than one part of them.
const SEVERAL_PARTS = 2_500;

const openSettings = (browser = chromium.getBrowser()): Promise<Page> =>
  browser.openExtensionPage('options.html#/settings');

async function readLibrary(storage: ExtensionStorage) {
  const tables = await Promise.all(
    (['sources', 'snapshots', 'venues'] as const).map((table) => storage.readRows(table)),
  );
  const items = Object.entries(await storage.readLocalStorage());
  return { tables, items: items.filter(([name]) => /^(draft|page|text):/.test(name)).sort() };
}

async function chooseBackup(page: Page, path: string): Promise<void> {
  const fileChooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Restore a backup' }).click();
  await (await fileChooser).setFiles(path);
}

describe('backup', () => {
  it('is downloaded with progress and date, and restored into an empty profile', async () => {
    const { page: article, form } = await chromium.capture(chromium.createUrl());
    await form.waitForText();
    await form.typeInto('Summary', 'Backed up.');
    await form.save();
    await article.close();
    const { form: draftForm } = await chromium.capture(chromium.createUrl());
    await draftForm.waitForText();
    await draftForm.typeInto('Summary', 'Only a draft.');
    await waitForStoredText(chromium.getStorage(), 'Only a draft.');

    const settings = await openSettings();
    const downloadPromise = settings.waitForEvent('download');
    await settings.getByRole('button', { name: 'Back up now' }).click();
    const download = await downloadPromise;
    expect(download.suggestedFilename()).toMatch(/^provenote-backup-\d{4}-\d\d-\d\d-\d{6}\.zip$/);
    const path = join(mkdtempSync(join(tmpdir(), 'provenote-backup-')), download.suggestedFilename());
    await download.saveAs(path);
    await settings.getByText(/^Backup of 1 source saved to your downloads and verified/).waitFor();
    await settings.getByText(/· 1 source ·/).waitFor();
    await chooseBackup(settings, path);
    await settings.getByText('Your library already has everything in this backup.').waitFor();
    await settings.getByRole('dialog').press('Escape');

    const emptyBrowser = await launchChromium();
    try {
      const emptySettings = await openSettings(emptyBrowser);
      await chooseBackup(emptySettings, path);
      await emptySettings.getByText('The file is complete and undamaged.').waitFor();
      expect(await findAccessibilityViolations(emptySettings)).toEqual([]);
      await emptySettings.getByRole('button', { name: 'Restore', exact: true }).click();
      await emptySettings.getByText(/^Restored: 1 source, \d+ other entries\.$/).waitFor();
      const storage = await openExtensionStorage(emptyBrowser);
      expect(await readLibrary(storage)).toEqual(await readLibrary(chromium.getStorage()));
    } finally {
      await emptyBrowser.close();
    }
  });

  it('is restored as far as it is intact into a library that has other values', async () => {
    const browser = await launchChromium();
    try {
      const storage = await openExtensionStorage(browser);
      await fillLibrary(storage.page, SEVERAL_PARTS);
      const settings = await openSettings(browser);
      const downloadPromise = settings.waitForEvent('download');
      await settings.getByRole('button', { name: 'Back up now' }).click();
      const bytes = readFileSync(await (await downloadPromise).path());
      await settings.getByText(/^Backup of 2,500 sources/).waitFor();
      // The first part of the sources follows the settings.
      const start = bytes.indexOf('sources');
      for (let index = 0; index < 40; index += 1) bytes[start + 200 + index] = 0;
      const path = join(mkdtempSync(join(tmpdir(), 'provenote-backup-')), 'damaged.zip');
      writeFileSync(path, bytes);
      await chooseBackup(settings, path);
      const dialog = settings.getByRole('dialog');
      await dialog.getByText(/^The file is damaged: 1 part is lost \(Sources: \d+\)/).waitFor();
      await dialog.getByText('Your library already has everything that is intact in this backup.').waitFor();
      expect(await findAccessibilityViolations(settings)).toEqual([]);
      await dialog.getByRole('button', { name: 'Close' }).click();
      const otherBrowser = await launchChromium();
      try {
        const otherStorage = await openExtensionStorage(otherBrowser);
        const otherSettings = await openSettings(otherBrowser);
        await fillLibrary(otherStorage.page, 1);
        await chooseBackup(otherSettings, path);
        await otherSettings.getByRole('button', { name: 'Restore', exact: true }).click();
        await otherSettings.getByText(/^Restored: [\d,]+ sources, \d+ other entr/).waitFor();
        const urls = (await otherStorage.readSources()).map(({ url }) => url);
        expect(urls.length).toBeGreaterThan(1);
        expect(urls.length).toBeLessThan(SEVERAL_PARTS);
        const allUrls = (await storage.readSources()).map(({ url }) => url);
        expect(urls.filter((url) => !allUrls.includes(url))).toEqual([]);
        await chooseBackup(otherSettings, path);
        await otherSettings
          .getByText('Your library already has everything that is intact in this backup.')
          .waitFor();
      } finally {
        await otherBrowser.close();
      }
    } finally {
      await browser.close();
    }
  });

  it('is saved in a chosen folder, where the last five stay', async () => {
    const page = await openSettings();
    // A test cannot operate the dialog of the system, so a folder of the private file system stands for the chosen one.
    await page.evaluate(async () => {
      const root = await navigator.storage.getDirectory();
      const folder = await root.getDirectoryHandle('chosen', { create: true });
      for (const day of [1, 2, 3, 4, 5])
        await folder.getFileHandle(`provenote-backup-2025-01-0${day}-120000.zip`, { create: true });
      await folder.getFileHandle('thesis.zip', { create: true });
      Object.assign(window, { showDirectoryPicker: async () => folder });
    });
    await page.getByRole('button', { name: 'Choose a folder' }).click();
    await page.getByText('Folder “chosen”').waitFor();
    await page.getByRole('button', { name: 'Back up now' }).click();
    await page.getByText(/saved to the folder “chosen” and verified/).waitFor();
    const names = await page.evaluate(async () => {
      const root = await navigator.storage.getDirectory();
      const folder = await root.getDirectoryHandle('chosen');
      const found: string[] = [];
      for await (const name of (folder as unknown as { keys: () => AsyncIterable<string> }).keys())
        found.push(name);
      return found.sort();
    });
    expect(names.length).toBe(6);
    expect(names).toContain('thesis.zip');
    expect(names).not.toContain('provenote-backup-2025-01-01-120000.zip');
    expect(await findAccessibilityViolations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Use downloads instead' }).click();
    await page.getByText('Your downloads').waitFor();
  });

  it('is asked for above the list when the last one is old, and not again after “Later”', async () => {
    const { page: storagePage } = chromium.getStorage();
    await fillLibrary(storagePage, 12);
    await storagePage.evaluate(() =>
      chrome.storage.local.set({
        'setting:lastBackup': { version: 1, value: { at: '2025-01-01T00:00:00.000Z', sources: 1, bytes: 1 } },
      }),
    );
    const page = await chromium.getBrowser().openExtensionPage('options.html#/sources');
    await page.getByText(/^Your last backup is \d+ days old\.$/).waitFor();
    expect(await findAccessibilityViolations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Later' }).click();
    await page.getByText(/^Your last backup is/).waitFor({ state: 'detached' });
    await waitForStoredText(chromium.getStorage(), 'snoozedUntil');
    await page.reload();
    await page.getByText(/n11$/).first().waitFor();
    expect(await page.getByText(/^Your last backup is/).count()).toBe(0);
  });
});
