import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { fillLibrary } from '../support/fill-library.ts';
import { setUpChromium, waitForValue } from '../support/set-up-chromium.ts';

const chromium = setUpChromium();
const SOURCE_COUNT = 3500;

/** Counts the sources of each section that has any. */
const countSections = () =>
  chromium.getStorage().page.evaluate(async () => {
    const connection = await new Promise<IDBDatabase>((resolve) => {
      const request = indexedDB.open('provenote');
      request.onsuccess = () => resolve(request.result);
    });
    const index = connection.transaction('sources').objectStore('sources').index('[shelf+createdAt]');
    const counts: Record<string, number> = {};
    for (const section of ['inbox', 'reviewed', 'bin'])
      counts[section] = await new Promise((resolve) => {
        const request = index.count(IDBKeyRange.bound([section], [section, []]));
        request.onsuccess = () => resolve(request.result);
      });
    connection.close();
    return Object.fromEntries(Object.entries(counts).filter(([, count]) => count > 0));
  });

async function openLibrary(): Promise<Page> {
  const page = await chromium.getBrowser().openExtensionPage('options.html#/sources');
  await page.getByText('3,500 sources').waitFor();
  return page;
}
const startChange = async (page: Page, name: string) => {
  // The box is checked once all ids are read.
  await page.getByLabel('Select all in this list').click();
  await page.getByText('3,500 selected').waitFor();
  await page.locator('.selection-bar').getByRole('button', { name, exact: true }).click();
};

/** Waits until the worker has a request for the lock of saved sources, which another context holds. */
const waitUntilWorkerWaits = () =>
  chromium.getStorage().page.waitForFunction(async () => {
    const { pending = [] } = await navigator.locks.query();
    return pending.some(({ name }) => name === 'sources');
  });

/**
 * Requests the lock of saved sources, without which the worker writes no chunk. Resolves to the functions that wait for the lock and
 * release it.
 */
async function requestLock(): Promise<{ granted: () => Promise<unknown>; release: () => Promise<void> }> {
  const { page } = chromium.getStorage();
  const key = `lock-${crypto.randomUUID()}`;
  await page.evaluate((lockKey) => {
    const state = { isGranted: false, release: () => {} };
    Object.assign(globalThis, { [lockKey]: state });
    void navigator.locks.request('sources', () => {
      state.isGranted = true;
      return new Promise<void>((resolve) => {
        state.release = resolve;
      });
    });
  }, key);
  return {
    granted: () =>
      page.waitForFunction(
        (lockKey) => (globalThis as unknown as Record<string, { isGranted: boolean }>)[lockKey]?.isGranted,
        key,
      ),
    release: () =>
      page.evaluate(
        (lockKey) => (globalThis as unknown as Record<string, { release: () => void }>)[lockKey]?.release(),
        key,
      ),
  };
}

const waitUntilCancelled = async () => {
  const readStates = async () => (await chromium.getStorage().readRows('changes')).map(({ state }) => state);
  expect(await waitForValue(readStates, (states) => states.includes('cancelled'))).toContain('cancelled');
};

/** Runs `begin`, which starts a change, and pauses the change after its first chunk. Returns the function that continues it. */
async function pauseAfterFirstChunk(begin: () => Promise<void>): Promise<() => Promise<void>> {
  const first = await requestLock();
  await first.granted();
  await begin();
  await waitUntilWorkerWaits();
  // Locks are granted in the order of the requests: this one comes after the first chunk and before the second.
  const second = await requestLock();
  await first.release();
  await second.granted();
  return second.release;
}
const undo = (page: Page) => page.getByRole('button', { name: 'Undo', exact: true }).first().click();

describe('a change of many sources', () => {
  beforeAll(async () => {
    const page = await chromium.getBrowser().openExtensionPage('options.html#/sources');
    await page.getByLabel('Search sources', { exact: true }).waitFor();
    await fillLibrary(page, SOURCE_COUNT);
  });

  it('shows its progress, continues after the worker was stopped, and is undone as one', async () => {
    const page = await openLibrary();
    const finishChange = await pauseAfterFirstChunk(() => startChange(page, 'Reviewed'));
    await page.getByText('Moving 3,500 sources to Reviewed…').waitFor();
    await page.getByRole('progressbar', { name: 'Progress' }).waitFor();
    await chromium.getBrowser().stopWorker();
    await finishChange();
    await page.getByText('3,500 sources moved to Reviewed').waitFor();
    expect(await countSections()).toEqual({ reviewed: SOURCE_COUNT });

    await page.reload();
    const finishUndo = await pauseAfterFirstChunk(() => undo(page));
    await page.getByText('Undoing the change of 3,500 sources…').waitFor();
    await chromium.getBrowser().stopWorker();
    await finishUndo();
    await waitForValue(countSections, ({ inbox }) => inbox === SOURCE_COUNT);
    expect(await countSections()).toEqual({ inbox: SOURCE_COUNT });
  });

  it('can be cancelled, says what was changed and what was not, and can be undone after a reload', async () => {
    const page = await openLibrary();
    const finishChange = await pauseAfterFirstChunk(() => startChange(page, 'Delete'));
    await page.getByText('Moving 3,500 sources to the bin…').waitFor();
    await page.getByRole('button', { name: 'Cancel', exact: true }).click();
    await waitUntilCancelled();
    await finishChange();
    const end = /^[\d,]+ sources? moved to the bin\. [\d,]+ sources? (was|were) not changed\.$/;
    await page.getByText(end).waitFor();
    const { bin = 0, inbox = 0 } = await countSections();
    expect(bin).toBeGreaterThan(0);
    expect(bin + inbox).toBe(SOURCE_COUNT);

    await page.reload();
    await page.getByText(end).waitFor();
    await undo(page);
    await waitForValue(countSections, (counts) => counts.inbox === SOURCE_COUNT);
    expect(await countSections()).toEqual({ inbox: SOURCE_COUNT });
  });
});
