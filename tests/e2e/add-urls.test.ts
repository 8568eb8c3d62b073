import { describe, expect, it } from 'vitest';
import { findAccessibilityViolations } from '../support/find-accessibility-violations.ts';
import { setUpChromium } from '../support/set-up-chromium.ts';

const chromium = setUpChromium();

describe('add by URL', () => {
  it('adds pasted URLs as links, opens the next five, and undoes it', async () => {
    const { origin } = chromium.getServer();
    const addresses = Array.from({ length: 7 }, (_, index) => `${origin}/story/link${index}`);
    const page = await chromium.getBrowser().openExtensionPage('options.html#/sources?shelf=inbox');
    await page.getByRole('button', { name: 'Add…' }).click();
    await page
      .getByRole('dialog')
      .getByLabel('Addresses')
      .fill([...addresses, 'https://me:secret@example.org/', 'A line of words'].join('\n'));
    await page.getByText('7 addresses found').waitFor();
    await page.getByText('2 lines can’t be added, the first is: “https://***@example.org/”').waitFor();
    expect(await findAccessibilityViolations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Add', exact: true }).click();
    await page.getByRole('status').filter({ hasText: '7 links added' }).waitFor();
    await page.getByText('7 links wait to be captured').waitFor();
    const openedPages: string[] = [];
    page.context().on('page', (opened) => openedPages.push(opened.url()));
    await page.getByRole('button', { name: 'Open the next 5' }).click();
    await page.getByRole('button', { name: 'Open the next 2' }).waitFor();
    await expect.poll(() => openedPages.length).toBe(5);
    await page.bringToFront();
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.getByText('7 links wait to be captured').waitFor({ state: 'detached' });
  });

  it('offers the URLs of a text that is dropped on the page, and adds none twice', async () => {
    const page = await chromium.getBrowser().openExtensionPage('options.html#/sources?shelf=inbox');
    const url = `${chromium.getServer().origin}/story/dropped`;
    await page.getByRole('button', { name: 'Add…' }).waitFor();
    const drop = () =>
      page.evaluate((text) => {
        const dataTransfer = new DataTransfer();
        dataTransfer.setData('text/uri-list', text);
        document.body.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
      }, url);
    await drop();
    await page.getByText('1 address found').waitFor();
    await page.getByRole('button', { name: 'Add', exact: true }).click();
    await page.getByRole('status').filter({ hasText: '1 link added' }).waitFor();
    await drop();
    await page.getByRole('button', { name: 'Add', exact: true }).click();
    await page.getByRole('status').filter({ hasText: '1 was already saved' }).waitFor();
  });

  it('imports pasted references after a dry run, in the format that is recognised', async () => {
    const page = await chromium.getBrowser().openExtensionPage('options.html#/sources?shelf=inbox');
    await chromium.getBrowser().context.grantPermissions(['clipboard-read', 'clipboard-write']);
    const paste = async (text: string) => {
      await page.evaluate((pasted) => navigator.clipboard.writeText(pasted), text);
      await page.getByRole('button', { name: 'Add…' }).click();
      await page.getByRole('dialog').getByLabel('Addresses or references').click();
      await page.keyboard.press('ControlOrMeta+V');
    };
    await paste(
      '@book{a, title = {Tides of Paste}, author = {Berg, Anna}, url = {https://example.org/paste}}',
    );
    await page.getByText('Recognized as BibTeX.').waitFor();
    expect(await findAccessibilityViolations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Continue' }).click();
    await page.getByRole('dialog').getByText('1 is new').waitFor();
    await page.getByRole('button', { name: 'Import now' }).click();
    await page.getByRole('status').filter({ hasText: '1 added' }).waitFor();
    await paste('TY  - JOUR\nTI  - Tides of RIS\nUR  - https://example.org/ris\nER  - \n');
    await page.getByText('Recognized as RIS.').waitFor();
    await page.getByRole('button', { name: 'Continue' }).click();
    await page.getByRole('button', { name: 'Import now' }).click();
    await page.getByRole('link', { name: 'Tides of RIS' }).first().waitFor();
    const sources = await chromium.getStorage().readSources();
    expect(sources.find(({ url }) => url === 'https://example.org/paste')).toMatchObject({
      title: 'Tides of Paste',
      authors: ['Anna Berg'],
      type: 'book',
    });
    await paste('10.1000/paste\nhttps://example.org/list');
    await page.getByText('2 addresses found').waitFor();
    await page.getByRole('button', { name: 'Add', exact: true }).click();
    await page.getByRole('status').filter({ hasText: '2 links added' }).waitFor();
  });

  it('adds a text with a remark as addresses, and of references only the addresses if the reader wants', async () => {
    const page = await chromium.getBrowser().openExtensionPage('options.html#/sources?shelf=inbox');
    const open = async (text: string) => {
      await page.getByRole('button', { name: 'Add…' }).click();
      await page.getByRole('dialog').getByLabel('Addresses or references').fill(text);
    };
    await open('@maria (thanks!)\nhttps://example.org/remark');
    await page.getByText('1 address found').waitFor();
    await page.getByRole('button', { name: 'Add', exact: true }).click();
    await page.getByRole('status').filter({ hasText: '1 link added' }).waitFor();
    await open('@book{a, title = {Only the address}, url = {https://example.org/only}}');
    await page.getByText('Recognized as BibTeX.').waitFor();
    await page.getByRole('button', { name: 'Continue' }).click();
    await page.getByRole('dialog').getByText('1 is new').waitFor();
    expect(await findAccessibilityViolations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Add only the addresses' }).click();
    // The notification about the first address can still be there, so it shows nothing.
    await page.getByRole('link', { name: 'https://example.org/only' }).first().waitFor();
    const sources = await chromium.getStorage().readSources();
    expect(sources.find(({ url }) => url === 'https://example.org/only')?.title).toBe(
      'https://example.org/only',
    );
  });

  it('plans the import of a file of references that is dropped on the page', async () => {
    const page = await chromium.getBrowser().openExtensionPage('options.html#/sources?shelf=inbox');
    await page.getByRole('button', { name: 'Add…' }).waitFor();
    await page.evaluate(() => {
      const dataTransfer = new DataTransfer();
      const text = 'url,title\nhttps://example.org/dropped-table,Dropped table\n';
      dataTransfer.items.add(new File([text], 'reading.csv', { type: 'text/csv' }));
      document.body.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
    });
    await page.getByRole('cell', { name: 'Dropped table' }).first().waitFor();
    await page.getByRole('button', { name: 'Import now' }).click();
    await page.getByRole('link', { name: 'Dropped table' }).first().waitFor();
  });
});
