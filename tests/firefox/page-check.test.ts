import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ArticleServer, startArticleServer } from '../support/article-server.ts';
import { launchFirefox, type TestFirefox } from '../support/firefox.ts';
import { waitForValue } from '../support/set-up-chromium.ts';

const PATH = '/tide-gauge.html';
const TITLE = 'The town that kept two tide gauges';
const HOST = 'http://127.0.0.1/*';

/** What happened to host permissions, in order, such as `added http://127.0.0.1/*`. */
type PermissionLog = { permissionLog?: string[] };

type FirefoxGlobals = { browser: typeof chrome };

describe('Check again in Firefox', () => {
  let server: ArticleServer;
  let firefox: TestFirefox;
  let record: Page;

  beforeAll(async () => {
    server = await startArticleServer();
    firefox = await launchFirefox();
    record = await openRecordPage();
    await record.evaluate(() => {
      const log: string[] = [];
      (globalThis as PermissionLog).permissionLog = log;
      const { permissions } = (globalThis as unknown as FirefoxGlobals).browser; // The types lack this property.
      const note =
        (name: string) =>
        ({ origins = [] }: chrome.permissions.Permissions): void => {
          log.push(...origins.map((origin) => `${name} ${origin}`));
        };
      permissions.onAdded.addListener(note('added'));
      permissions.onRemoved.addListener(note('removed'));
    });
  });
  afterAll(async () => {
    await firefox?.close();
    await server?.close();
  });

  async function openRecordPage(): Promise<Page> {
    await firefox.open(`${server.origin}${PATH}`);
    await firefox.clickAction();
    const isReady = () =>
      firefox.evaluateInPopup((doc) => doc.documentElement.dataset.text === 'ready', null);
    expect(await waitForValue(isReady, (ready) => ready === true)).toBe(true);
    await firefox.evaluateInPopup((doc) => {
      [...doc.querySelectorAll('button')].find(({ textContent }) => textContent?.startsWith('Save'))?.click();
      return true;
    }, null);
    const library = await firefox.openExtensionPage('options.html#/sources');
    const findHash = (title: string) =>
      [...document.querySelectorAll('a')].find((link) => link.textContent?.trim() === title)?.hash ?? '';
    await library.waitForFunction(findHash, { timeout: 60_000 }, TITLE);
    return firefox.openExtensionPage(`options.html${await library.evaluate(findHash, TITLE)}`);
  }

  const readLog = () => record.evaluate(() => (globalThis as PermissionLog).permissionLog ?? []);
  const listOrigins = () =>
    record.evaluate(
      async () => (await (globalThis as unknown as FirefoxGlobals).browser.permissions.getAll()).origins, // The types lack this property.
    );

  /** Checks the page by clicks and closes the dialog after it says `result`. */
  async function checkAgain(result: string): Promise<void> {
    await record.bringToFront();
    await record
      .locator('::-p-xpath(//button[. = "Check now" or . = "Check again"])')
      .setTimeout(60_000)
      .click();
    await record.locator('dialog button ::-p-text(Open and check 1 page)').setTimeout(60_000).click();
    const readDialog = () => record.evaluate(() => document.querySelector('dialog')?.textContent ?? '');
    expect(await waitForValue(readDialog, (text) => text.includes(result), 180_000)).toContain(result);
    await record.locator('dialog button ::-p-text(Close)').click();
  }

  it('requests the permission for the host, and removes it after the check', async () => {
    expect(await listOrigins()).toEqual([]);
    await checkAgain('1 page checked. 1 unchanged');
    const log = await waitForValue(readLog, (events) => events.includes(`removed ${HOST}`));
    expect(log).toContain(`added ${HOST}`);
    expect(log.indexOf(`added ${HOST}`)).toBeLessThan(log.indexOf(`removed ${HOST}`));
    expect(await waitForValue(listOrigins, (origins) => origins?.length === 0)).toEqual([]);
    await record.waitForFunction(
      () => document.querySelector('.page-check')?.textContent?.includes('The text has not changed'),
      { timeout: 60_000 },
    );
  });

  /** Waits until the record says what the check found, and its link state. */
  const waitForRecord = (found: string, linkState: string) =>
    record.waitForFunction(
      (words, state) =>
        document.querySelector('.page-check')?.textContent?.includes(words) &&
        new RegExp(`${state} · .*\\d{4}`).test(document.body.textContent ?? ''),
      { timeout: 60_000 },
      found,
      linkState,
    );

  it('says that a site could not be reached, and sets the link state', async () => {
    server.replacePage(PATH, 'no-response');
    await checkAgain('1 page checked. 1 could not be reached');
    await waitForRecord('The site could not be reached.', 'Error');
  });

  it('removes the permission after the check of a removed page, and sets its link state to dead', async () => {
    server.removePage(PATH);
    await checkAgain('1 page checked. 1 no longer there');
    await waitForRecord('The page was removed (410).', 'Dead');
    expect(await waitForValue(listOrigins, (origins) => origins?.length === 0)).toEqual([]);
    const countRemovals = async () => (await readLog()).filter((event) => event === `removed ${HOST}`).length;
    expect(await waitForValue(countRemovals, (count) => count === 3)).toBe(3);
  });

  it('keeps the link dead when the site can’t be reached', async () => {
    server.replacePage(PATH, 'no-response');
    await checkAgain('1 page checked. 1 could not be reached');
    await waitForRecord('The site could not be reached.', 'Dead');
  });
});
