import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { takeScreenshots } from '../support/color-schemes.ts';
import { EXPECTED_IMPORTS } from '../support/expected-imports.ts';
import { setUpChromium, waitForValue } from '../support/set-up-chromium.ts';

const chromium = setUpChromium();
const FIXTURES = join(import.meta.dirname, '../fixtures/imports');

async function chooseFile(page: Page, path: string): Promise<void> {
  const fileChooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Import', exact: true }).click();
  await (await fileChooser).setFiles(path);
}

describe('files of other programs', () => {
  it.each(Object.entries(EXPECTED_IMPORTS))(
    '%s is imported with every value, and the import is undone',
    async (name, { sources, invalidCount = 0 }) => {
      const page = await chromium.getBrowser().openExtensionPage('options.html#/sources');
      await chooseFile(page, join(FIXTURES, name));
      const dialog = page.getByRole('dialog');
      const confirm = dialog.getByRole('button', { name: 'Import now' });
      await confirm.waitFor();
      const namedRows = dialog.getByRole('cell', { name: /(?:not|partly) imported$/ });
      // One of the links is a source twice.
      const repeatedCount = name === 'links.txt' ? 1 : 0;
      expect(await namedRows.count()).toBe(invalidCount + repeatedCount);
      if (name === 'zotero.bib') {
        await dialog.getByText('Not imported: volume (1), rights (1), issn (1)').waitFor();
        await takeScreenshots(page, 'import-ignored-fields');
      }
      await confirm.click();
      const addedCount = sources.length - repeatedCount;
      await page.getByText(new RegExp(`^${addedCount} added`)).waitFor();
      const stored = await chromium.getStorage().readSources();
      for (const source of sources)
        expect(stored).toEqual(expect.arrayContaining([expect.objectContaining(toMatcher(source))]));
      expect(stored).toHaveLength(addedCount);
      await page.getByRole('button', { name: 'Undo' }).click();
      expect(
        await waitForValue(
          () => chromium.getStorage().readSources(),
          ({ length }) => length === 0,
          20_000,
        ),
      ).toEqual([]);
      await page.close();
    },
  );
});

/** Returns what matches an object with at least these identifiers. */
const toMatcher = (source: object): object =>
  'identifiers' in source
    ? { ...source, identifiers: expect.objectContaining(source.identifiers as object) }
    : source;
