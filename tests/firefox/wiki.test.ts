import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchFirefox, type TestFirefox } from '../support/firefox.ts';
import { makeSource } from '../support/make-records.ts';
import { waitForValue } from '../support/set-up-chromium.ts';
import { startTestWiki, type TestWiki } from '../support/test-wiki.ts';

describe('wiki in Firefox', () => {
  let firefox: TestFirefox;
  let wiki: TestWiki;
  beforeAll(async () => {
    wiki = await startTestWiki({ mode: 'base' });
    firefox = await launchFirefox();
  });
  afterAll(async () => {
    await firefox?.close();
    await wiki?.close();
  });

  const clickButton = async (page: Page, name: string) =>
    (await page.waitForSelector(`aria/${name}[role="button"]`))?.click();
  const typeIntoField = async (page: Page, name: string, text: string) =>
    (await page.waitForSelector(`aria/${name}[role="textbox"]`))?.type(text);

  it('is connected by a click that requests the host permission and the data collection permissions', async () => {
    const page = await firefox.openExtensionPage('options.html#/settings');
    await clickButton(page, 'Connect a wiki');
    await typeIntoField(page, 'Address', wiki.baseUrl);
    const tokenInput = await page.waitForSelector('input[type=password]');
    await tokenInput?.type(wiki.token);
    await typeIntoField(page, 'Name', 'Test wiki');
    await clickButton(page, 'Connect');
    await page.waitForFunction(
      () => document.querySelector('.wiki-card')?.textContent?.includes('Connected.'),
      { timeout: 60_000 },
    );
    const grantedPermissions = await page.evaluate(() =>
      (globalThis as unknown as { browser: typeof chrome }).browser.permissions.getAll(),
    );
    expect(grantedPermissions.origins).toEqual(['http://127.0.0.1/*']);
    expect((grantedPermissions as { data_collection?: string[] }).data_collection?.sort()).toEqual([
      'browsingActivity',
      'websiteContent',
    ]);
  });

  it('receives saved sources', async () => {
    const page = await firefox.openExtensionPage('options.html#/sources');
    const source = makeSource({ title: 'Sent by Firefox' });
    const request = {
      sources: [source],
      snapshots: [],
      venues: [],
      choices: { added: 'add', binned: 'restore', existing: 'skip' },
    };
    await page.evaluate(
      (importRequest) =>
        (globalThis as unknown as { browser: typeof chrome }).browser.runtime.sendMessage({
          name: 'import/add',
          request: importRequest,
        }),
      request,
    );
    const titles = await waitForValue(
      async () => [...wiki.server.state.rows.values()].map(({ title }) => title),
      (remoteTitles) => remoteTitles.length > 0,
    );
    expect(titles).toEqual(['Sent by Firefox']);
  });
});
