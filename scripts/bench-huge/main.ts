import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { chromium, type Page } from 'playwright-core';
import { type ArticleServer, startArticleServer } from '../../tests/support/article-server.ts';
import { HUGE_PAGES } from '../../tests/support/huge-pages.ts';
import { worldOf } from '../bench-extract/saved-page-tab.ts';
import { findBrowser } from '../install/browsers.mjs';

// How long the built capture code needs on pages that are too large for any reader, beside an ordinary one in the same run.

const ROOT = join(import.meta.dirname, '../..');
const BUILD = resolve(ROOT, process.env.PROVENOTE_OUT ?? '.output', 'chrome-mv3');
const BOUND_MS = 3_000;

type Row = {
  page: string;
  nodes: number;
  /** Metadata, then text, the first time in this tab: by the clock, and the time the page's thread was at work. */
  metadataMs: number;
  textMs: number;
  busyMs: number;
  words: number;
  cut: boolean;
};

/** Reads each page once in a fresh browser and prints a table; `--json FILE` writes the same as data. */
export async function main(args: string[]): Promise<void> {
  const { values, positionals } = parseArgs({
    args,
    options: { json: { type: 'string' } },
    allowPositionals: true,
  });
  const names = positionals.length > 0 ? positionals : Object.keys(HUGE_PAGES);
  const server = await startArticleServer();
  const rows: Row[] = [];
  try {
    for (const path of ['story/ordinary', ...names.map((name) => `huge/${name}`)])
      rows.push(await rowOf(server, path));
  } finally {
    await server.close();
  }
  console.table(rows);
  const over = rows.filter(({ busyMs }) => busyMs > BOUND_MS).map(({ page }) => page);
  console.log(
    over.length === 0 ? `Each took less than ${BOUND_MS} ms of work.` : `Over: ${over.join(', ')}.`,
  );
  if (values.json)
    writeFileSync(values.json, `${JSON.stringify({ boundMs: BOUND_MS, rows, over }, null, 2)}\n`);
}

// A browser of its own for each: what the last page left behind costs the next one nothing.
async function rowOf(server: ArticleServer, path: string): Promise<Row> {
  const executablePath = findBrowser('chromium');
  if (!executablePath) throw new Error('No Chromium was found.');
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
  try {
    const tab = await browser.newPage();
    await tab.goto(`${server.origin}/${path}`, { timeout: 120_000 });
    return { page: path, ...(await measured(tab)) };
  } finally {
    await browser.close();
  }
}

async function measured(tab: Page): Promise<Omit<Row, 'page'>> {
  const cdp = await tab.context().newCDPSession(tab);
  const world = await worldOf(cdp, tab);
  // The page is laid out before the click, as it is for a reader who has read it.
  const nodes = await world.evaluate<number>(
    `document.body.offsetHeight && document.evaluate('count(//node())', document, null, 1).numberValue`,
  );
  await cdp.send('Performance.enable', { timeDomain: 'threadTicks' });
  const busy = async () => {
    const { metrics } = await cdp.send('Performance.getMetrics');
    return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0) * 1000;
  };
  const before = await busy();
  const page = await world.run<unknown>(built('capture-page.js'));
  const text = await world.run<{ words: number; cut: boolean }>(built('capture-text.js'));
  return {
    nodes,
    metadataMs: Math.round(page.ms),
    textMs: Math.round(text.ms),
    busyMs: Math.round((await busy()) - before),
    words: text.value.words,
    cut: text.value.cut,
  };
}

const built = (file: string): string => readFileSync(join(BUILD, file), 'utf8');
