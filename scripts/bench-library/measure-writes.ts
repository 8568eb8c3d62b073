import type { Page } from 'playwright-core';
import type { ArticleServer } from '../../tests/support/article-server.ts';
import type { TestBrowser } from '../../tests/support/chromium.ts';
import { createForm } from '../../tests/support/form.ts';

/** Times of one capture, in ms. */
export type CaptureTimes = { openMs: number; saveMs: number };

/**
 * Captures and saves a page with real clicks, and measures two times: from the start of the popup to the form, and from the click
 * on Save to "saved".
 */
export async function measureCapture(
  { browser, articles }: { browser: TestBrowser; articles: ArticleServer },
  number: number,
): Promise<CaptureTimes> {
  const page = await browser.open(`${articles.origin}/story/${number}`);
  const popup = await browser.clickAction(page);
  const form = createForm(popup);
  await form.waitForPhase('editing');
  const openMs = await popup.evaluate(() => performance.now());
  await form.waitForText();
  await form.field('Summary').fill(`A summary for the bench, number ${number}.`);
  await popup.evaluate(() => {
    addEventListener('click', () => performance.mark('save-click'), { capture: true });
    new MutationObserver(() => {
      if (document.documentElement.dataset.phase === 'saved') performance.mark('save-done');
    }).observe(document.documentElement, { attributeFilter: ['data-phase'] });
  });
  await form.save();
  const saveMs = await popup.evaluate(() => performance.measure('save', 'save-click', 'save-done').duration);
  await popup.close();
  await page.close();
  return { openMs, saveMs };
}

/** Changes the status of `stableIds` as the selection bar does, until the worker reports the end. Returns the ms. */
export const measureBulk = (page: Page, stableIds: string[]): Promise<number> =>
  page.evaluate(async (ids) => {
    const startMs = performance.now();
    const id = crypto.randomUUID();
    const send = async (name: string, request: unknown) => {
      const response = await chrome.runtime.sendMessage({ name, request });
      if (!response?.ok) throw new Error(JSON.stringify(response));
      return response.value?.state;
    };
    const action = { kind: 'status', status: 'reviewed' };
    let state = await send('change/start', { id, at: new Date().toISOString(), action, stableIds: ids });
    while (state === 'running') state = await send('change/continue', { id });
    return performance.now() - startMs;
  }, stableIds);

/** Looks up URLs by the index that the popup uses. Returns the ms of each. */
export const measureLookups = (page: Page, count: number): Promise<number[]> =>
  page.evaluate(async (lookupCount) => {
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open('provenote');
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
    const times: number[] = [];
    for (let index = 0; index < lookupCount; index += 1) {
      const startMs = performance.now();
      await new Promise((resolve, reject) => {
        const source = database.transaction('sources').objectStore('sources');
        const request = source.index('addresses').getAll(`example.org/story/${index * 97}`);
        request.onsuccess = resolve;
        request.onerror = reject;
      });
      times.push(performance.now() - startMs);
    }
    database.close();
    return times;
  }, count);
