import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchFirefox, type TestFirefox, UNDO_BUTTON } from '../support/firefox.ts';

describe('the library in Firefox', () => {
  let firefox: TestFirefox;
  let library: Page;

  beforeAll(async () => {
    firefox = await launchFirefox();
    library = await firefox.openExtensionPage('options.html#/sources');
  });
  afterAll(async () => {
    await firefox?.close();
  });

  const waitForText = (text: string) =>
    library.waitForFunction((shown) => document.body.textContent?.includes(shown), {}, text);
  const click = (name: string) => library.locator(`button ::-p-text(${name})`).click();
  const countTagged = () =>
    library.evaluate(
      () =>
        [...document.querySelectorAll('.source-byline')].filter((line) =>
          line.textContent?.includes('#sea-level'),
        ).length,
    );

  it('adds links, changes all of them at once, and undoes the change', async () => {
    await click('Add…');
    await library
      .locator('dialog textarea')
      .fill('https://a.example/1\nhttps://a.example/2\nhttps://a.example/3');
    await waitForText('3 addresses found');
    await library.locator('dialog ::-p-aria([name="Add"][role="button"])').click();
    await waitForText('3 links added');
    await library.locator('::-p-aria(Select all in this list)').click();
    await waitForText('3 selected');
    await click('Change…');
    await library.locator('dialog .tag-box input').fill('Sea Level,');
    await click('Change 3 sources');
    await waitForText('Changed in 3 sources: Tags');
    await expect.poll(countTagged).toBe(3);
    await library.locator(UNDO_BUTTON).click();
    await waitForText('Change undone for 3 sources');
    await expect.poll(countTagged).toBe(0);
  });
});
