import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { createForm } from '../support/form.ts';
import { setUpChromium } from '../support/set-up-chromium.ts';

const chromium = setUpChromium();

// Lists the origins of the isolated worlds in a page that belong to extensions. A world exists once an extension has run code
// in the page.
async function listExtensionWorlds(page: Page): Promise<string[]> {
  const session = await chromium.getBrowser().context.newCDPSession(page);
  const worlds: string[] = [];
  session.on('Runtime.executionContextCreated', ({ context }) => worlds.push(context.origin));
  await session.send('Runtime.enable');
  await session.detach();
  return worlds.filter((origin) => origin.startsWith('chrome-extension://'));
}

describe('host access', () => {
  it('is granted only for the page on which the button was clicked', async () => {
    const otherPage = await chromium.getBrowser().open(chromium.createUrl());
    const { page, form } = await chromium.capture(chromium.createUrl());
    await form.waitForText();

    expect(await listExtensionWorlds(page)).toEqual([
      `chrome-extension://${chromium.getBrowser().extensionId}`,
    ]);
    expect(await listExtensionWorlds(otherPage)).toEqual([]);
  });

  it('is not granted by a popup that opens without a click', async () => {
    const page = await chromium.getBrowser().open(chromium.createUrl());
    await chromium.getBrowser().stopWorker();
    const extensionPage = await chromium.getBrowser().openExtensionPage('manifest.json');
    await page.bringToFront();
    const { context } = chromium.getBrowser();
    const popupPromise = context.waitForEvent('page', {
      predicate: (newPage) => newPage.url().includes('/popup.html'),
    });
    await extensionPage.evaluate(() => chrome.action.openPopup());

    const form = createForm(await popupPromise);
    await form.waitForPhase('unreadable');
    expect(await listExtensionWorlds(page)).toEqual([]);
    expect(await form.readValue('Address')).toBe('');
  });
});

describe('page that cannot be read', () => {
  it('shows why the browser’s own pages cannot be read, and saves with a typed URL', async () => {
    const { form } = await chromium.capture('chrome://version');

    expect(await form.waitForText()).toBe('none');
    await form.waitForPhase('unreadable');
    expect(await form.waitForStatus(/Extensions can’t read this page/)).toMatch(
      /Click Provenote again, or type its address/,
    );
    expect(await form.button('Rate venue').count()).toBe(0);
    expect(await form.readValue('Address')).toBe('');

    await form.field('Title').fill('Typed by hand');
    await form.field('Address').fill('https://typed.example/by-hand');
    await form.field('Summary').fill('Saved although the page was unreadable.');
    await form.save();
    const sources = await chromium.getStorage().readSources();
    expect(sources.find(({ url }) => url === 'https://typed.example/by-hand')).toMatchObject({
      title: 'Typed by hand',
      summary: 'Saved although the page was unreadable.',
    });
  });

  it('rejects a URL that is not http(s) with a message, and keeps the typed text', async () => {
    const { form } = await chromium.capture('chrome://version');
    await form.waitForText();
    await form.field('Title').fill('No address of the web');
    await form.field('Address').fill('file:///etc/hosts');
    await form.button('Save').click();

    await form.page.getByRole('alert').first().waitFor();
    await form.waitForPhase('editing', 'unreadable');
    expect(await form.readValue('Title')).toBe('No address of the web');
    expect(
      (await chromium.getStorage().readSources()).some(({ title }) => title === 'No address of the web'),
    ).toBe(false);
  });

  it('shows that an empty page has no text, and saves its URL', async () => {
    const url = chromium.createUrl('empty');
    const { form } = await chromium.capture(url);

    expect(await form.waitForText()).toBe('none');
    expect(await form.readValue('Address')).toBe(url);
    expect((await form.waitForStatus(/\S/)).trim()).not.toBe('');
    await form.save();
    expect((await chromium.getStorage().readSources()).some((source) => source.url === url)).toBe(true);
  });

  it('captures a 404 response with its status', async () => {
    const url = chromium.createUrl('gone');
    const { form } = await chromium.capture(url);
    await form.waitForText();
    await form.field('Summary').fill('It was not there.');
    await form.save();
    expect((await chromium.getStorage().readSources()).find((source) => source.url === url)?.summary).toBe(
      'It was not there.',
    );
  });
});
