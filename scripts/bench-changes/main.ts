import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import type { Page } from 'playwright-core';
import { launchChromium, type TestBrowser } from '../../tests/support/chromium.ts';
import { fillLibrary } from '../../tests/support/fill-library.ts';

// Measures "select all, mark as reviewed" in the built extension in Chromium, and a save during it.

type Result = {
  sources: number;
  /** The time until the notification at the end, in seconds, and the text of the notification. */
  totalSeconds: number;
  notification: string;
  /** The longest time without a change of the progress bar, in seconds; null if there is no progress bar. */
  longestPauseSeconds: number | null;
  /** The time in ms until the worker responded to an edit that was sent during the change. */
  editMs: number;
};

/** Prints a table with one row per library size. Options: `--sources N` (repeatable), `--build DIR`, `--json FILE`. */
export async function main(args: string[]): Promise<void> {
  const { values } = parseArgs({
    args,
    options: {
      sources: { type: 'string', multiple: true, default: ['10000', '100000'] },
      build: { type: 'string' },
      json: { type: 'string' },
    },
  });
  const results: Result[] = [];
  for (const count of values.sources) results.push(await measureChange(Number(count), values.build));
  console.table(results);
  if (values.json) writeFileSync(values.json, `${JSON.stringify(results, null, 2)}\n`);
}

async function measureChange(count: number, extension: string | undefined): Promise<Result> {
  const browser = await launchChromium(extension ? { extension } : {});
  try {
    const page = await openFilledLibrary(browser, count);
    await page.getByLabel('Select all in this list').check();
    await page.getByText(`${count.toLocaleString('en')} selected`).waitFor();
    const startedAt = Date.now();
    await page.locator('.selection-bar').getByRole('button', { name: 'Reviewed' }).click();
    const edit = measureEdit(page);
    const { notification, longestPauseMs } = await watchNotification(page, startedAt);
    return {
      sources: count,
      totalSeconds: (Date.now() - startedAt) / 1000,
      notification,
      longestPauseSeconds: longestPauseMs === null ? null : longestPauseMs / 1000,
      editMs: await edit,
    };
  } finally {
    await browser.close();
  }
}

// The search index of a library that was filled at once is built when it is opened.
const INDEX_TIMEOUT_MS = 600_000;

async function openFilledLibrary(browser: TestBrowser, count: number): Promise<Page> {
  const page = await browser.openExtensionPage('options.html#/sources');
  await page.getByLabel('Search sources', { exact: true }).waitFor();
  await fillLibrary(page, count);
  await page.reload();
  await page.getByText(`${count.toLocaleString('en')} sources`).waitFor({ timeout: INDEX_TIMEOUT_MS });
  return page;
}

const measureEdit = (page: Page): Promise<number> =>
  page.evaluate(async () => {
    await new Promise((resolve) => setTimeout(resolve, 2000));
    const startedAt = Date.now();
    await chrome.runtime.sendMessage({
      name: 'source/edit',
      request: { stableId: 'sid_0000000001', edits: { summary: 'Edited meanwhile.' } },
    });
    return Date.now() - startedAt;
  });

/** Waits for the notification at the end. */
async function watchNotification(
  page: Page,
  startedAt: number,
): Promise<{ notification: string; longestPauseMs: number | null }> {
  let longestPauseMs: number | null = null;
  let lastValue = '';
  let changedAt = startedAt;
  for (;;) {
    const state = await page.evaluate(() => ({
      progress: document.querySelector('progress')?.getAttribute('value') ?? null,
      text: document.querySelector('.notification-bar, .note-bar')?.textContent ?? '',
    }));
    if (state.progress !== null && state.progress !== lastValue) {
      longestPauseMs = Math.max(longestPauseMs ?? 0, Date.now() - changedAt);
      lastValue = state.progress;
      changedAt = Date.now();
    }
    if (state.progress === null && state.text !== '') return { notification: state.text, longestPauseMs };
    if (Date.now() - startedAt > 600_000) return { notification: 'none after 10 min', longestPauseMs };
    await page.waitForTimeout(100);
  }
}
