import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { findAccessibilityViolations } from '../support/find-accessibility-violations.ts';
import { makeStyle } from '../support/make-style.ts';
import { setUpChromium } from '../support/set-up-chromium.ts';

const chromium = setUpChromium();
const folder = mkdtempSync(join(tmpdir(), 'provenote-styles-'));

const writeStyle = (name: string, xml: string): string => {
  writeFileSync(join(folder, name), xml);
  return join(folder, name);
};

async function addStyle(page: Page, path: string): Promise<void> {
  const fileChooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Add a citation style…' }).click();
  await (await fileChooser).setFiles(path);
}

describe('citation styles', () => {
  it('added styles are checked, shown with a sample, used for copying in library and form, and removed with Undo', async () => {
    const { browser, storage } = { browser: chromium.getBrowser(), storage: chromium.getStorage() };
    const url = `${chromium.getServer().origin}/story/elm`;
    await chromium.captureAndSave(url);

    const settings = await browser.openExtensionPage('options.html#/settings');
    await addStyle(settings, writeStyle('cut.csl', makeStyle().slice(0, -30)));
    await settings.getByText('“cut.csl” is not a complete citation style. Choose a .csl file.').waitFor();
    await addStyle(
      settings,
      writeStyle('block.csl', makeStyle({ layout: '<text value="a" display="block"/>' })),
    );
    await settings.getByText(/“block\.csl” can’t be formatted correctly.*: display=block\./).waitFor();
    const long = makeStyle({ layout: '<text variable="title"/>'.repeat(4000) });
    await addStyle(settings, writeStyle('long.csl', long));
    await settings.getByText(/“long\.csl” can’t be formatted correctly.*: bibliography > 100000\./).waitFor();

    const layout =
      '<group delimiter=" | "><text value="Quay"/><names variable="author"/><text variable="title" font-style="italic"/></group>';
    await addStyle(settings, writeStyle('quay.csl', makeStyle({ title: 'Quay Style', layout })));
    await settings.getByText('Citation style added: Quay Style').waitFor();
    const radio = settings.getByRole('radio', { name: 'Quay Style' });
    await expect.poll(() => radio.isChecked()).toBe(true);
    await settings
      .getByText('Quay | Anna Berg, Ludwig van der Hoek | On the origin of tidal models')
      .waitFor();
    expect(await findAccessibilityViolations(settings)).toEqual([]);

    await browser.context.grantPermissions(['clipboard-read', 'clipboard-write']);
    const [source] = await storage.readSources();
    const recordPage = await chromium.openRecord(source?.stableId);
    await recordPage.getByRole('button', { name: 'Copy citation' }).click();
    await recordPage.getByText('Citation copied').waitFor();
    const copied = await recordPage.evaluate(async () => {
      const [item] = await navigator.clipboard.read();
      const read = async (type: string) => (await item?.getType(type))?.text();
      return [await read('text/plain'), await read('text/html')];
    });
    expect(copied[0]).toMatch(/^Quay \| .*part elm/);
    expect(copied[1]).toMatch(/<i>.*part elm.*<\/i>/);
    expect(await recordPage.getByLabel('Citation format').inputValue()).toMatch(/^style:/);

    await recordPage.evaluate(() => navigator.clipboard.writeText('replaced'));
    const { form: savedForm } = await chromium.capture(url);
    await savedForm.page.getByLabel('More actions', { exact: true }).click();
    await savedForm.page.getByRole('button', { name: 'Copy citation' }).click();
    await savedForm.page.getByText('Citation copied').waitFor();
    expect(await savedForm.page.evaluate(() => navigator.clipboard.readText())).toBe(copied[0]);

    // A key copies too: C outside of text fields, and Alt+Shift+C while the reader types.
    const copyWithKey = async (page: Page, key: string) => {
      await page.evaluate(() => navigator.clipboard.writeText('replaced'));
      await page.keyboard.press(key);
      await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toBe(copied[0]);
    };
    await savedForm.page.bringToFront();
    await savedForm.page.getByLabel('Summary').focus();
    await copyWithKey(savedForm.page, 'Alt+Shift+C');
    await savedForm.page.getByLabel('More actions', { exact: true }).focus();
    await copyWithKey(savedForm.page, 'c');
    expect(await savedForm.page.getByLabel('Summary').inputValue()).toBe('');
    await recordPage.bringToFront();
    await recordPage.getByRole('button', { name: 'Copy citation' }).focus();
    await copyWithKey(recordPage, 'c');

    await settings.bringToFront();
    await settings.getByRole('button', { name: 'Remove Quay Style' }).click();
    await radio.waitFor({ state: 'detached' });
    const markdown = settings.getByRole('radio', { name: 'Markdown link' });
    await expect.poll(() => markdown.isChecked()).toBe(true);
    await settings.getByRole('button', { name: 'Undo' }).click();
    await radio.waitFor();
    await expect.poll(() => radio.isChecked()).toBe(true);

    // Undo does not change a format that was chosen after the removal.
    await settings.getByRole('button', { name: 'Remove Quay Style' }).click();
    await settings.getByText('Citation style removed: Quay Style').waitFor();
    const bibtex = settings.getByRole('radio', { name: /BibTeX/ });
    await bibtex.check();
    await settings.getByRole('button', { name: 'Undo' }).click();
    await settings.getByText('Citation style added: Quay Style').waitFor();
    await radio.waitFor();
    expect(await bibtex.isChecked()).toBe(true);
  });

  it('added styles are added by dropping a file on the section', async () => {
    const settings = await chromium.getBrowser().openExtensionPage('options.html#/settings');
    const section = settings.getByRole('region', { name: 'Citation format' });
    const transfer = await settings.evaluateHandle(
      (xml) => {
        const dataTransfer = new DataTransfer();
        dataTransfer.items.add(new File([xml], 'drop.csl'));
        return dataTransfer;
      },
      makeStyle({ title: 'Dropped Style' }),
    );
    await section.dispatchEvent('dragover', { dataTransfer: transfer });
    await section.dispatchEvent('drop', { dataTransfer: transfer });
    await settings.getByText('Citation style added: Dropped Style').waitFor();
    expect(await settings.getByRole('dialog').count()).toBe(0);
  });
});
