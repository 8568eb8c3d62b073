import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ArticleServer, startArticleServer } from '../support/article-server.ts';
import { launchFirefox, type TestFirefox } from '../support/firefox.ts';
import { generateArticle } from '../support/generate-pages.ts';
import { makeSource } from '../support/make-sources.ts';
import { waitForValue } from '../support/set-up-chromium.ts';
import { startTestWiki, type TestWiki } from '../support/test-wiki.ts';
import { hashUrl } from '../wiki-server/sample-wiki.ts';

describe('wiki in Firefox', () => {
  let firefox: TestFirefox;
  let wiki: TestWiki;
  let server: ArticleServer;
  beforeAll(async () => {
    wiki = await startTestWiki({ mode: 'base' });
    server = await startArticleServer();
    firefox = await launchFirefox({ localDomain: 'tides.example' });
  });
  afterAll(async () => {
    await firefox?.close();
    await server?.close();
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

  it('shows claims in form and source, sends one source, and a verdict on a claim', async () => {
    const path = '/story/claims';
    const url = `http://tides.example:${server.port}${path}`;
    const words = (/<p>([^<]+)<\/p>/.exec(generateArticle(path))?.[1] ?? '').slice(0, 50).trim();
    const { state } = wiki.server;
    state.writeAsEditor({ id: hashUrl(url), url });
    state.pages.set('tides', { id: 'tides', numericId: 'E7', title: 'Tides' });
    const claim = { url, pageId: 'tides', footnote: 1, claimText: 'The gauge leaks.', sourceQuote: words };
    state.quotes.push({ ...claim, accuracyVerdict: 'unsupported' });

    await firefox.open(url);
    await firefox.clickAction();
    const readForm = () => firefox.evaluateInPopup((doc) => doc.body.textContent ?? '', null);
    const waitForForm = (text: string) =>
      waitForValue(readForm, (formText) => formText?.includes(text) === true);
    expect(await waitForForm('1 claim rests on this page: 1 unsupported')).toContain('Known in Test wiki');
    const isReady = await waitForValue(
      () => firefox.evaluateInPopup((doc) => doc.documentElement.dataset.text === 'ready', null),
      (ready) => ready === true,
    );
    expect(isReady).toBe(true);
    await firefox.evaluateInPopup((doc) => {
      doc.querySelector<HTMLElement>('.claims summary')?.click();
      return true;
    }, null);
    expect(await waitForForm('The quote is on the page.')).toContain('The quote is in the captured text.');
    await firefox.evaluateInPopup((doc) => {
      const save = [...doc.querySelectorAll('button')].find(({ textContent }) =>
        textContent?.startsWith('Save'),
      );
      save?.click();
      return true;
    }, null);
    const readRow = async () => String(state.rows.get(hashUrl(url))?.title ?? '');
    expect(await waitForValue(readRow, (title) => title !== '')).not.toBe('');

    const settings = await firefox.openExtensionPage('options.html#/settings');
    await settings.locator('::-p-aria([name="Set verdicts on the claims of this wiki"])').click();
    const library = await firefox.openExtensionPage('options.html#/sources');
    const findHash = (title: string) =>
      [...document.querySelectorAll('a')].find((link) => link.textContent?.trim() === title)?.hash ?? '';
    const title = await readRow();
    await library.waitForFunction(findHash, { timeout: 60_000 }, title);
    const record = await firefox.openExtensionPage(`options.html${await library.evaluate(findHash, title)}`);
    await record.locator('button ::-p-text(Set a verdict)').setTimeout(60_000).click();
    await record.waitForSelector('.verdict-editor select');
    await record.select('.verdict-editor select', 'accurate');
    await record.locator('button ::-p-text(Send to Test wiki)').click();
    const readVerdict = async () => state.quotes.find(({ pageId }) => pageId === 'tides');
    expect(
      await waitForValue(readVerdict, (quote) => quote?.accuracyVerdict === 'accurate', 90_000),
    ).toMatchObject({ accuracyVerdict: 'accurate', accuracySupportingQuotes: words });
    await record.waitForFunction(
      () => document.body.textContent?.includes('Test wiki has your verdict “accurate”.'),
      { timeout: 60_000 },
    );
  });
});
