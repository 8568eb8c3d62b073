import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { setUpChromium, waitForValue } from '../support/set-up-chromium.ts';
import { connectWiki, startTestWiki, type TestWiki } from '../support/test-wiki.ts';

const chromium = setUpChromium();
let wiki: TestWiki;

beforeAll(async () => {
  wiki = await startTestWiki({ mode: 'base' });
  await (await connectWiki(chromium.getBrowser(), wiki)).close();
});
afterAll(async () => {
  await wiki?.close();
});

it('an alarm sends waiting sources, without an open page and after the worker was stopped', async () => {
  wiki.faultPlan = () => 'connection-refused';
  const { page, form } = await chromium.capture(chromium.createUrl());
  await form.waitForText();
  await form.field('Title').fill('Sent by an alarm');
  await form.save();
  await form.page.getByText(/wiki can’t be reached/).waitFor();
  await form.page.close();
  await page.close();
  expect(await chromium.getBrowser().stopWorker()).toBe(true);
  wiki.faultPlan = () => null;
  const rows = await waitForValue(
    async () => [...wiki.server.state.rows.values()].map(({ title }) => title),
    (titles) => titles.length > 0,
    // An alarm fires after 30 s at the earliest, and each failed attempt doubles the delay.
    200_000,
  );
  expect(rows).toEqual(['Sent by an alarm']);
}, 300_000);

it('an export contains no token', async () => {
  const library = await chromium.getBrowser().openExtensionPage('options.html#/sources');
  const downloadPromise = library.waitForEvent('download');
  await library.getByRole('button', { name: 'Export JSON' }).click();
  const text = readFileSync(await (await downloadPromise).path(), 'utf8');
  expect(text).toContain('Sent by an alarm');
  expect(text).not.toContain(wiki.token);
});

it('waiting sources are sent when the computer is online again, before the next planned attempt', async () => {
  const extensionPage = chromium.getStorage().page;
  const page = await chromium.getBrowser().open(chromium.createUrl());
  await setNetwork(extensionPage, false);
  wiki.faultPlan = () => 'connection-refused';
  const form = await chromium.openForm(page);
  await form.waitForText();
  await form.field('Title').fill('Sent by the network');
  await form.save();
  await form.page.getByText('Not sent to Test wiki yet: this computer is offline.').waitFor();
  await form.page.close();
  // Hours of failures are simulated, so that neither the alarm nor a timer of the worker fires during this test.
  await chromium.getBrowser().stopWorker();
  await delayAttemptsByOneHour(extensionPage);
  // Closing a page ends the network emulation of its process, so the emulation has to start again.
  await setNetwork(extensionPage, false);
  await extensionPage.evaluate(() => chrome.runtime.sendMessage({ name: 'sync/flush', request: {} }));
  wiki.requests.length = 0;
  wiki.faultPlan = () => null;
  await extensionPage.waitForTimeout(1_000);
  expect(wiki.requests).toEqual([]);
  await setNetwork(extensionPage, true);
  const titles = await waitForValue(
    async () => [...wiki.server.state.rows.values()].map(({ title }) => title),
    (remoteTitles) => remoteTitles.includes('Sent by the network'),
  );
  expect(titles).toContain('Sent by the network');
});

/**
 * Switches the emulated network of the extension's process. Pages and worker get `offline` and `online` events, but only
 * requests of this page fail, so the wiki must also refuse requests of the worker.
 */
async function setNetwork(page: Page, isOnline: boolean): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send('Network.enable');
  const speed = { latency: 0, downloadThroughput: -1, uploadThroughput: -1 };
  await session.send('Network.emulateNetworkConditions', { offline: !isOnline, ...speed });
  await page.waitForFunction((expected) => navigator.onLine === expected, isOnline);
}

/** Delays the next attempt of every waiting entry, and the pause of the wiki, by one hour. */
const delayAttemptsByOneHour = (page: Page): Promise<void> =>
  page.evaluate(async () => {
    const until = new Date(Date.now() + 3_600_000).toISOString();
    const db = await new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open('provenote');
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
    const transaction = db.transaction(['outboxEntries', 'wikiConditions'], 'readwrite');
    const updateRows = (table: string, change: (row: Record<string, unknown>) => object) => {
      transaction.objectStore(table).openCursor().onsuccess = ({ target }) => {
        const cursor = (target as IDBRequest<IDBCursorWithValue | null>).result;
        if (!cursor) return;
        cursor.update({ ...cursor.value, ...change(cursor.value) });
        cursor.continue();
      };
    };
    updateRows('outboxEntries', ({ status }) =>
      status === 'synced'
        ? {}
        : { status: 'delayed', nextAttemptAt: until, reason: 'unreachable', attempts: 12 },
    );
    updateRows('wikiConditions', () => ({ reason: 'unreachable', pausedUntil: until, failureCount: 12 }));
    await new Promise((resolve) => {
      transaction.oncomplete = resolve;
    });
    db.close();
  });
