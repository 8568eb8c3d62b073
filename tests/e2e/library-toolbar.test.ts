import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { takeScreenshots } from '../support/color-schemes.ts';
import { findAccessibilityViolations } from '../support/find-accessibility-violations.ts';
import { setUpChromium, waitForValue } from '../support/set-up-chromium.ts';

async function expectAccessibleAndNotClipped(page: Page, name: string): Promise<void> {
  expect(await findAccessibilityViolations(page)).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
  await takeScreenshots(page, name);
}

describe('library toolbar', () => {
  const chromium = setUpChromium();
  const openLibrary = async (width: number) => {
    const page = await chromium.getBrowser().openExtensionPage('options.html#/sources');
    await page.setViewportSize({ width, height: 720 });
    await page
      .getByRole('link', { name: /part elm$/ })
      .first()
      .waitFor();
    return page;
  };

  beforeAll(async () => {
    for (const part of ['elm', 'fir']) {
      const { page } = await chromium.captureAndSave(`${chromium.getServer().origin}/story/${part}`);
      await page.close();
    }
  });

  it.each([1280, 900, 600, 360])(
    'shows import, export and settings, or else the actions on the selection, at a width of %i px',
    async (width) => {
      const page = await openLibrary(width);
      const toolbar = page.getByRole('banner');
      for (const name of ['Import', 'Export JSON'])
        await toolbar.getByRole('button', { name, exact: true }).waitFor();
      await toolbar.getByRole('link', { name: 'Settings' }).waitFor();
      expect(await toolbar.getByLabel('Include captured text').isChecked()).toBe(true);
      expect(
        await page
          .locator('main')
          .getByRole('button', { name: /Import|Export/ })
          .count(),
      ).toBe(0);
      await expectAccessibleAndNotClipped(page, `bar-${width}`);

      await page.getByRole('checkbox', { name: /part elm$/ }).check();
      await toolbar.getByText('1 selected').waitFor();
      await toolbar.getByRole('button', { name: 'Export JSON', exact: true }).waitFor();
      expect(await toolbar.getByRole('button', { name: 'Import' }).count()).toBe(0);
      await expectAccessibleAndNotClipped(page, `bar-selected-${width}`);
      await toolbar.getByRole('button', { name: 'Clear' }).click();
      const hasFocus = () => page.evaluate(() => document.activeElement !== document.body);
      expect(await waitForValue(hasFocus, (isFocused) => isFocused)).toBe(true);
    },
  );

  it('shows what the import of a file would do', async () => {
    const page = await openLibrary(1280);
    const [firstSource, secondSource] = await chromium.getStorage().readSources();
    const makeNewSource = (sourceNumber: number) => ({
      ...firstSource,
      stableId: `sid_fresh0000${sourceNumber}`,
      url: `https://example.org/fresh-${sourceNumber}`,
      aliases: [],
      title: `A new one, ${sourceNumber}`,
    });
    const invalidItems = Array.from({ length: 7 }, (_, index) => ({
      ...makeNewSource(index),
      title: 7,
      url: `torn ${index}`,
    }));
    const sources = [
      { ...firstSource, summary: 'Other words.' },
      { ...secondSource, aliases: [firstSource?.url], summary: 'Other words.' },
      makeNewSource(1),
      makeNewSource(2),
      { ...makeNewSource(3), url: makeNewSource(1).url },
      ...invalidItems,
    ];
    const file = join(mkdtempSync(join(tmpdir(), 'provenote-import-')), 'export.json');
    writeFileSync(file, JSON.stringify({ schemaVersion: 1, sources }));
    const fileChooserPromise = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: 'Import', exact: true }).click();
    await (await fileChooserPromise).setFiles(file);

    const dialog = page.getByRole('dialog');
    await dialog.getByText('2 are new').waitFor();
    await dialog.getByText('2 differ from your saved sources').waitFor();
    await dialog.getByText('8 can’t be imported').waitFor();
    await dialog.getByText('and 3 more in the table').waitFor();
    await dialog
      .getByText('can’t be replaced: another source in your library has one of its addresses')
      .waitFor();
    await expectAccessibleAndNotClipped(page, 'import');
    await dialog.getByRole('button', { name: 'Import now' }).click();
    await page.getByText(/2 added, 0 changed, 2 unchanged/).waitFor();
  });
});
