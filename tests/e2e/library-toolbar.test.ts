import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { findAccessibilityViolations } from '../support/find-accessibility-violations.ts';
import { setUpChromium } from '../support/set-up-chromium.ts';

/** The folder for a screenshot of every checked state; unset: no screenshots. */
const PICTURES = process.env.PROVENOTE_PICTURES;

async function expectWellDisplayed(page: Page, name: string): Promise<void> {
  expect(await findAccessibilityViolations(page)).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
  if (PICTURES) await page.screenshot({ path: join(PICTURES, `${name}.png`) });
}

describe.each(['light', 'dark'] as const)('library toolbar in %s', (colorScheme) => {
  const chromium = setUpChromium({ colorScheme });
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
      const { page, form } = await chromium.capture(`${chromium.getServer().origin}/story/${part}`);
      await form.waitForText();
      await form.save();
      await page.close();
    }
  });

  it.each([1280, 900, 600, 360])(
    'shows import, export and settings, or the selection, at a width of %i px',
    async (width) => {
      const page = await openLibrary(width);
      const bar = page.getByRole('banner');
      for (const name of ['Import', 'Export JSON'])
        await bar.getByRole('button', { name, exact: true }).waitFor();
      await bar.getByRole('link', { name: 'Settings' }).waitFor();
      expect(await bar.getByLabel('Include captured text').isChecked()).toBe(true);
      expect(
        await page
          .locator('main')
          .getByRole('button', { name: /Import|Export/ })
          .count(),
      ).toBe(0);
      await expectWellDisplayed(page, `bar-${width}-${colorScheme}`);

      await page.getByRole('checkbox', { name: /part elm$/ }).check();
      await bar.getByText('1 selected').waitFor();
      await bar.getByRole('button', { name: 'Export JSON', exact: true }).waitFor();
      expect(await bar.getByRole('button', { name: 'Import' }).count()).toBe(0);
      await expectWellDisplayed(page, `bar-selected-${width}-${colorScheme}`);
      await bar.getByRole('button', { name: 'Clear' }).click();
      expect(await page.evaluate(() => document.activeElement !== document.body)).toBe(true);
    },
  );

  it('opens the import plan of a file', async () => {
    const page = await openLibrary(1280);
    const [known, other] = await chromium.getStorage().readSources();
    const makeNewRecord = (place: number) => ({
      ...known,
      stableId: `sid_fresh0000${place}`,
      url: `https://example.org/fresh-${place}`,
      aliases: [],
      title: `A new one, ${place}`,
    });
    const torn = Array.from({ length: 7 }, (_, place) => ({
      ...makeNewRecord(place),
      title: 7,
      url: `torn ${place}`,
    }));
    const sources = [
      { ...known, summary: 'Other words.' },
      { ...other, aliases: [known?.url], summary: 'Other words.' },
      makeNewRecord(1),
      makeNewRecord(2),
      { ...makeNewRecord(3), url: makeNewRecord(1).url },
      ...torn,
    ];
    const file = join(mkdtempSync(join(tmpdir(), 'provenote-import-')), 'export.json');
    writeFileSync(file, JSON.stringify({ schemaVersion: 1, sources }));
    const fileChooserPromise = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: 'Import', exact: true }).click();
    await (await fileChooserPromise).setFiles(file);

    const sheet = page.getByRole('dialog');
    await sheet.getByText('2 are new').waitFor();
    await sheet.getByText('2 differ from your saved records').waitFor();
    await sheet.getByText('8 can’t be imported').waitFor();
    await sheet.getByText('and 3 more in the table').waitFor();
    await sheet
      .getByText('can’t be replaced: another source in your library has one of its addresses')
      .waitFor();
    await expectWellDisplayed(page, `import-${colorScheme}`);
    await sheet.getByRole('button', { name: 'Add new sources' }).click();
    await page.getByText(/2 added, 0 replaced, 2 unchanged/).waitFor();
  });
});
