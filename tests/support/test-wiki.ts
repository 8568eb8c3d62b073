import type { Page } from 'playwright-core';
import { createWikiServer, type WikiServer } from '../wiki-server/create-wiki-server.ts';
import type { FaultPlan } from '../wiki-server/faults.ts';
import { injectFaults } from '../wiki-server/faults.ts';
import { serveOnLoopback } from '../wiki-server/serve.ts';
import type { Write } from '../wiki-server/wiki-state.ts';
import type { TestBrowser } from './chromium.ts';

/** A wiki server on loopback. Tests can inspect its state and make its requests fail. */
export type TestWiki = {
  server: WikiServer;
  baseUrl: string;
  token: string;
  /** Every write that arrived, in order. */
  writes: Write[];
  /** The requests that arrived, as `GET /path`. */
  requests: string[];
  /** Returns the fault of each request, or null. A test replaces it. */
  faultPlan: FaultPlan;
  close: () => Promise<void>;
};

/** Starts a wiki. Its rate limits are so high that no test reaches them, unless `options` sets them. */
export async function startTestWiki(options: Parameters<typeof createWikiServer>[0] = {}): Promise<TestWiki> {
  const token = 'token-of-the-test';
  const limits = { read: 100_000, write: 100_000 };
  const server = createWikiServer({ token, limits, ...options });
  const wiki: TestWiki = {
    server,
    baseUrl: '',
    token,
    writes: [],
    requests: [],
    faultPlan: () => null,
    close: async () => undefined,
  };
  server.state.onWrite = (write) => wiki.writes.push(write);
  const wait = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));
  const recordingPlan: FaultPlan = (request, body) => {
    wiki.requests.push(`${request.method} ${new URL(request.url).pathname}`);
    return wiki.faultPlan(request, body);
  };
  const runningServer = await serveOnLoopback(injectFaults({ server, plan: recordingPlan, wait }));
  return Object.assign(wiki, runningServer);
}

/** Grants a host permission. A headless browser cannot show the prompt for it. */
export async function grantHost(browser: TestBrowser, pattern = 'http://127.0.0.1/*'): Promise<void> {
  await callDeveloperPrivate(browser, 'addHostPermission', pattern);
}

/** Revokes a host permission, as a user does in the browser's settings. */
export async function revokeHost(browser: TestBrowser, pattern = 'http://127.0.0.1/*'): Promise<void> {
  await callDeveloperPrivate(browser, 'removeHostPermission', pattern);
}

async function callDeveloperPrivate(
  browser: TestBrowser,
  methodName: string,
  pattern: string,
): Promise<void> {
  const page = await browser.context.newPage();
  await page.goto('chrome://extensions/');
  await page.evaluate(
    async ([name, id, host]) => {
      const { developerPrivate } = chrome as unknown as {
        developerPrivate: Record<string, (id: string, host: string) => Promise<void>>;
      };
      await developerPrivate[name as string]?.(id as string, host as string);
    },
    [methodName, browser.extensionId, pattern],
  );
  await page.close();
}

/** Connects a wiki through the settings, as a user does, and returns the settings page. */
export async function connectWiki(
  browser: TestBrowser,
  wiki: Pick<TestWiki, 'baseUrl' | 'token'>,
  name = 'Test wiki',
): Promise<Page> {
  await grantHost(browser);
  const page = await browser.openExtensionPage('options.html#/settings');
  await page.getByRole('button', { name: 'Connect a wiki' }).click();
  await page.getByLabel('Address', { exact: true }).fill(`${wiki.baseUrl}/api/`);
  await page.getByLabel('Token', { exact: true }).fill(wiki.token);
  await page.getByLabel('Name', { exact: true }).fill(name);
  await page.getByRole('button', { name: 'Connect', exact: true }).click();
  await page.getByRole('heading', { name }).waitFor();
  return page;
}
