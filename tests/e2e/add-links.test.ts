import { describe, expect, it } from 'vitest';
import { findAccessibilityViolations } from '../support/find-accessibility-violations.ts';
import { setUpChromium } from '../support/set-up-chromium.ts';

const chromium = setUpChromium();

describe('add by address', () => {
  it('adds pasted addresses as links, opens the next five, and undoes it', async () => {
    const { origin } = chromium.getServer();
    const addresses = Array.from({ length: 7 }, (_, index) => `${origin}/story/link${index}`);
    const page = await chromium.getBrowser().openExtensionPage('options.html#/sources?shelf=inbox');
    await page.getByRole('button', { name: 'Add…' }).click();
    await page.getByRole('dialog').getByLabel('Addresses').fill(addresses.join('\n'));
    await page.getByText('7 addresses found').waitFor();
    expect(await findAccessibilityViolations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Add', exact: true }).click();
    await page.getByRole('status').filter({ hasText: '7 links added' }).waitFor();
    await page.getByText('7 links wait to be captured').waitFor();
    const openedPages: string[] = [];
    page.context().on('page', (opened) => openedPages.push(opened.url()));
    await page.getByRole('button', { name: 'Open the next 5' }).click();
    await page.getByRole('button', { name: 'Open the next 2' }).waitFor();
    await expect.poll(() => openedPages.length, { timeout: 30_000 }).toBe(5);
    await page.bringToFront();
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.getByText('7 links wait to be captured').waitFor({ state: 'detached' });
  });

  it('offers the addresses of a text that is dropped on the page, and adds none twice', async () => {
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
});
