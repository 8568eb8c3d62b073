import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { type ArticleServer, startArticleServer } from '../../tests/support/article-server.ts';
import { launchChromium, type TestBrowser } from '../../tests/support/chromium.ts';
import { computePercentile } from '../bench-click/summarize-clicks.ts';
import { run } from '../install/run.mjs';
import { fillLibrary } from './fill-library';
import { createBenchLibrary } from './make-library';
import { makeQueries } from './make-queries';
import {
  measureChanges,
  measureCounts,
  measureFirstRows,
  measureScrolling,
  measureSearches,
  measureTextSearch,
  watchFirstRows,
} from './measure-list';
import { type CaptureTimes, measureBulk, measureCapture, measureLookups } from './measure-writes';

const ROOT = join(import.meta.dirname, '../..');
const CAPTURE_COUNT = 5;

/**
 * `npm run bench:library -- [--records 1000] [--queries 200] [--profile DIR] [--json FILE]`: fills a new Chromium profile with
 * `--records` sources, and measures list, search, facets, saves and memory of the built extension. Runs with 1,000 and 100,000
 * sources show what grows with the library. With `--profile`, the filled profile is stored in DIR, and later runs with the same
 * build folder measure a copy of it.
 */
export async function main(args: string[]): Promise<number> {
  const getOption = (name: string) => (args.includes(name) ? args[args.indexOf(name) + 1] : undefined);
  const sourceCount = Number(getOption('--records') ?? 1_000);
  if (!process.env.PROVENOTE_OUT && !args.includes('--no-build')) await build();
  const folder = mkdtempSync(join(tmpdir(), 'provenote-bench-'));
  const profile = join(folder, 'profile');
  const filledProfile = getOption('--profile') ?? profile;
  const report = createReport(sourceCount);
  const articles = await startArticleServer();
  try {
    if (!existsSync(filledProfile))
      await fillProfile({ articles, profile: filledProfile }, sourceCount, report);
    if (filledProfile !== profile) cpSync(filledProfile, profile, { recursive: true });
    const browser = await launchChromium({ articlePort: articles.port, profile });
    try {
      await measureLibrary({ browser, articles }, report, Number(getOption('--queries') ?? 200));
    } finally {
      await browser.close();
    }
    const jsonFile = getOption('--json');
    if (jsonFile) writeFileSync(jsonFile, `${JSON.stringify(report.results)}\n`);
    return 0;
  } finally {
    await articles.close();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

type Setup = { browser: TestBrowser; articles: ArticleServer };

/** The measured values by name. `add` also prints the value. */
type Report = {
  results: { sourceCount: number } & Record<string, number>;
  add: (name: string, value: number) => void;
};

function createReport(sourceCount: number): Report {
  const results: Report['results'] = { sourceCount };
  return {
    results,
    add: (name, value) => {
      results[name] = Math.round(value * 10) / 10;
      console.log(`${name.padEnd(32)} ${results[name]}`);
    },
  };
}

async function fillProfile(
  { articles, profile }: { articles: ArticleServer; profile: string },
  sourceCount: number,
  report: Report,
): Promise<void> {
  const browser = await launchChromium({ articlePort: articles.port, profile });
  try {
    report.add('firstCaptureSaveMs', (await measureCapture({ browser, articles }, 0)).saveMs);
    const filler = await browser.openExtensionPage('manifest.json');
    report.add('fillSeconds', (await fillLibrary(filler, createBenchLibrary(), sourceCount)) / 1000);
    await filler.close();
  } finally {
    await browser.close();
  }
}

async function measureLibrary(setup: Setup, report: Report, queryCount: number): Promise<void> {
  const { browser } = setup;
  const { sourceCount } = report.results;
  const library = createBenchLibrary();
  const { page, firstRowsMs } = await measureFirstRows(() => openList(browser));
  report.add('firstRowsMs', firstRowsMs);
  // The counts appear when the worker has built the index and the page has loaded it.
  report.add('indexBuildSeconds', (await measureCounts(page)) / 1000);
  await page.close();
  await measureCaptures(setup, report, 'Closed', 1);
  const secondRun = await measureFirstRows(() => openList(browser));
  report.add('firstRowsAgainMs', secondRun.firstRowsMs);
  report.add('countsAgainMs', await measureCounts(secondRun.page));
  const titles = [3, 77, 500, 901].map((index) => library.makeBenchSource(index % sourceCount).source.title);
  const searches = await measureSearches(secondRun.page, makeQueries(library.vocabulary, titles, queryCount));
  reportTimes(
    report,
    'search',
    searches.map(({ ms }) => ms),
  );
  for (const kind of new Set(searches.map((search) => search.kind)))
    reportTimes(
      report,
      `search ${kind}`,
      searches.filter((search) => search.kind === kind).map(({ ms }) => ms),
    );
  reportTimes(report, 'facet', await measureChanges(secondRun.page, FACET_HASHES));
  reportTimes(report, 'sort', await measureChanges(secondRun.page, SORT_HASHES));
  await reportScrolling(secondRun.page, 'list', report);
  await secondRun.page.getByRole('button', { name: 'Table', exact: true }).click();
  await secondRun.page.waitForSelector('.source-rows[data-table=true]');
  reportTimes(report, 'table sort', await measureChanges(secondRun.page, SORT_HASHES));
  await reportScrolling(secondRun.page, 'table', report);
  await secondRun.page.getByRole('button', { name: 'Table', exact: true }).click();
  report.add('textSearchFirstHitMs', await measureTextSearch(secondRun.page, library.vocabulary[100] ?? ''));
  await measureCaptures(setup, report, 'WhileListOpen', 100);
  reportTimes(report, 'alreadySaved', await measureLookups(secondRun.page, 50));
  const ids = Array.from(
    { length: Math.min(1_000, sourceCount) },
    (_, index) => library.makeBenchSource(index).source.stableId,
  );
  report.add('bulkOf1000Ms', await measureBulk(secondRun.page, ids));
  await reportMemory(browser, secondRun.page, report);
}

const FACET_HASHES = [
  '#/sources?shelf=inbox',
  '#/sources?shelf=reviewed',
  '#/sources?missing=summary',
  '#/sources?type=paper',
  '#/sources?shelf=inbox&type=blog',
  '#/sources?missing=importance&type=web',
];
const SORT_HASHES = [
  'title',
  'importance',
  'published',
  'author',
  'venue',
  'credibility',
  'changed',
  'saved',
].map((sort) => `#/sources?sort=${sort}`);

async function openList(browser: TestBrowser) {
  const page = await browser.openExtensionPage('manifest.json');
  await watchFirstRows(page);
  await page.goto(`chrome-extension://${browser.extensionId}/options.html#/sources`);
  return page;
}

/** Reports the share of slow frames, and of frames without a loaded row in view, while the list scrolls. */
async function reportScrolling(page: Page, name: string, report: Report): Promise<void> {
  const { frames, slowFrames, emptyFrames } = await measureScrolling(page, 5);
  report.add(`scroll ${name} slow frames %`, (slowFrames / frames) * 100);
  report.add(`scroll ${name} empty frames %`, (emptyFrames / frames) * 100);
}

async function measureCaptures(
  setup: Setup,
  report: Report,
  label: string,
  firstNumber: number,
): Promise<void> {
  const captures: CaptureTimes[] = [];
  for (let index = 0; index < CAPTURE_COUNT; index += 1)
    captures.push(await measureCapture(setup, firstNumber + index));
  const times = (name: 'openMs' | 'saveMs') => captures.map((capture) => capture[name]);
  report.add(`popupOpen${label}FirstMs`, times('openMs')[0] ?? Number.NaN);
  report.add(`popupOpen${label}P50Ms`, computePercentile(times('openMs').slice(1), 0.5));
  report.add(`popupSave${label}P50Ms`, computePercentile(times('saveMs').slice(1), 0.5));
}

function reportTimes(report: Report, name: string, times: number[]): void {
  report.add(`${name} p50 ms`, computePercentile(times, 0.5));
  report.add(`${name} p95 ms`, computePercentile(times, 0.95));
}

/** The heap of the page, the memory of the extension's processes (page, its workers, the service worker), and the disk. */
async function reportMemory(browser: TestBrowser, page: Page, report: Report): Promise<void> {
  const session = await browser.context.newCDPSession(page);
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  report.add('pageHeapMb', usedSize / 1e6);
  const { processInfo } = await browser.cdp.send('SystemInfo.getProcessInfo');
  const sizes = processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => readResidentMb(id));
  report.add('largestRendererMb', Math.max(...sizes));
  report.add(
    'diskMb',
    await page.evaluate(async () => ((await navigator.storage.estimate()).usage ?? 0) / 1e6),
  );
}

/** The resident memory of a process in MB; NaN where the system has no `/proc`. */
function readResidentMb(processId: number): number {
  try {
    const status = readFileSync(`/proc/${processId}/status`, 'utf8');
    return Number(/^VmRSS:\s+(\d+)/m.exec(status)?.[1]) / 1000;
  } catch {
    return Number.NaN;
  }
}

async function build(): Promise<void> {
  const wxt = join(ROOT, 'node_modules/wxt/bin/wxt.mjs');
  const exitCode = await run(process.execPath, [wxt, 'build'], { cwd: ROOT, stdio: 'ignore' });
  if (exitCode !== 0) throw new Error('The build failed.');
}
