import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { chromium, type Page } from 'playwright-core';
import { type ArticleServer, startArticleServer } from '../../tests/support/article-server.ts';
import { HUGE_PAGES } from '../../tests/support/huge-pages.ts';
import { createIsolatedWorld } from '../bench-extract/saved-page-tab.ts';
import { findBrowser } from '../install/browsers.mjs';

// Measures the built capture scripts on pages that are too large for any reader, and on one ordinary page for
// comparison.

const ROOT = join(import.meta.dirname, '../..');
const BUILD = resolve(ROOT, process.env.PROVENOTE_OUT ?? '.output', 'chrome-mv3');
const MAX_BUSY_MS = 3_000;

type PageMeasurement = {
  page: string;
  nodes: number;
  /**
   * Duration of the first run of the metadata and text scripts in the tab, and CPU time of the page's main
   * thread.
   */
  metadataMs: number;
  textMs: number;
  busyMs: number;
  words: number;
  cut: boolean;
};

/**
 * Runs `npm run bench:huge`: captures each page once in a new browser and prints a table. `--json FILE`
 * writes the same values as JSON.
 */
export async function main(args: string[]): Promise<void> {
  const { values, positionals } = parseArgs({
    args,
    options: { json: { type: 'string' } },
    allowPositionals: true,
  });
  const pageNames = positionals.length > 0 ? positionals : Object.keys(HUGE_PAGES);
  const server = await startArticleServer();
  const measurements: PageMeasurement[] = [];
  try {
    for (const path of ['story/ordinary', ...pageNames.map((name) => `huge/${name}`)])
      measurements.push(await measurePage(server, path));
  } finally {
    await server.close();
  }
  console.table(measurements);
  const slowPages = measurements.filter(({ busyMs }) => busyMs > MAX_BUSY_MS).map(({ page }) => page);
  console.log(
    slowPages.length === 0
      ? `Each took less than ${MAX_BUSY_MS} ms of work.`
      : `Over: ${slowPages.join(', ')}.`,
  );
  if (values.json)
    writeFileSync(
      values.json,
      `${JSON.stringify({ boundMs: MAX_BUSY_MS, rows: measurements, over: slowPages }, null, 2)}\n`,
    );
}

// Each page gets a new browser, so that earlier pages do not affect it.
async function measurePage(server: ArticleServer, path: string): Promise<PageMeasurement> {
  const executablePath = findBrowser('chromium');
  if (!executablePath) throw new Error('No Chromium was found.');
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
  try {
    const tab = await browser.newPage();
    await tab.goto(`${server.origin}/${path}`, { timeout: 120_000 });
    return { page: path, ...(await measureCapture(tab)) };
  } finally {
    await browser.close();
  }
}

async function measureCapture(tab: Page): Promise<Omit<PageMeasurement, 'page'>> {
  const cdp = await tab.context().newCDPSession(tab);
  const world = await createIsolatedWorld(cdp, tab);
  // Reading `offsetHeight` forces the layout of the page, which exists before a reader clicks.
  const nodes = await world.evaluate<number>(
    `document.body.offsetHeight && document.evaluate('count(//node())', document, null, 1).numberValue`,
  );
  await cdp.send('Performance.enable', { timeDomain: 'threadTicks' });
  const readBusyMs = async () => {
    const { metrics } = await cdp.send('Performance.getMetrics');
    return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0) * 1000;
  };
  const busyBeforeMs = await readBusyMs();
  const pageRun = await world.runScript<unknown>(readBuiltScript('capture-page.js'));
  const textRun = await world.runScript<{ words: number; cut: boolean }>(readBuiltScript('capture-text.js'));
  return {
    nodes,
    metadataMs: Math.round(pageRun.ms),
    textMs: Math.round(textRun.ms),
    busyMs: Math.round((await readBusyMs()) - busyBeforeMs),
    words: textRun.value.words,
    cut: textRun.value.cut,
  };
}

const readBuiltScript = (fileName: string): string => readFileSync(join(BUILD, fileName), 'utf8');
