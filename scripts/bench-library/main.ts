import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
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
  watchFirstRows,
} from './measure-list';
import { type CaptureTimes, measureBulk, measureCapture, measureLookups } from './measure-writes';

const ROOT = join(import.meta.dirname, '../..');
const CAPTURES = 5;

/**
 * `npm run bench:library -- [--records 1000] [--queries 200] [--json FILE]`: fills a new Chromium profile with this many
 * sources, and measures list, search, facets, saves and memory of the built extension. Run it with 1,000 and 100,000 to see
 * what grows with the library.
 */
export async function main(args: string[]): Promise<number> {
  const getOption = (name: string) => (args.includes(name) ? args[args.indexOf(name) + 1] : undefined);
  const records = Number(getOption('--records') ?? 1_000);
  if (!process.env.PROVENOTE_OUT && !args.includes('--no-build')) await build();
  const articles = await startArticleServer();
  const browser = await launchChromium({ articlePort: articles.port });
  try {
    const result = await measureLibrary(
      { browser, articles },
      records,
      Number(getOption('--queries') ?? 200),
    );
    const jsonFile = getOption('--json');
    if (jsonFile) writeFileSync(jsonFile, `${JSON.stringify(result)}\n`);
    return 0;
  } finally {
    await browser.close();
    await articles.close();
  }
}

type Setup = { browser: TestBrowser; articles: ArticleServer };

async function measureLibrary(setup: Setup, records: number, queryCount: number) {
  const { browser } = setup;
  const results: Record<string, number> = { records };
  const report = (name: string, value: number) => {
    results[name] = Math.round(value * 10) / 10;
    console.log(`${name.padEnd(32)} ${results[name]}`);
  };
  const library = createBenchLibrary();
  report('firstCaptureSaveMs', (await measureCapture(setup, 0)).saveMs);
  const filler = await browser.openExtensionPage('manifest.json');
  report('fillSeconds', (await fillLibrary(filler, library, records)) / 1000);
  await filler.close();

  const { page, firstRowsMs } = await measureFirstRows(() => openList(browser));
  report('firstRowsMs', firstRowsMs);
  // The counts appear when the worker has built the index and the page has loaded it.
  report('indexBuildSeconds', (await measureCounts(page)) / 1000);
  await page.close();
  await measureCaptures(setup, report, 'Closed', 1);
  const secondRun = await measureFirstRows(() => openList(browser));
  report('firstRowsAgainMs', secondRun.firstRowsMs);
  report('countsAgainMs', await measureCounts(secondRun.page));
  const titles = [3, 77, 500, 901].map((index) => library.makeRecord(index % records).source.title);
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
  const { frames, slowFrames } = await measureScrolling(secondRun.page, 5);
  report('scrollSlowFramesPercent', (slowFrames / frames) * 100);
  await measureCaptures(setup, report, 'WhileListOpen', 100);
  reportTimes(report, 'alreadySaved', await measureLookups(secondRun.page, 50));
  const ids = Array.from(
    { length: Math.min(1_000, records) },
    (_, index) => library.makeRecord(index).source.stableId,
  );
  report('bulkOf1000Ms', await measureBulk(secondRun.page, ids));
  await reportMemory(browser, secondRun.page, report);
  return results;
}

type Report = (name: string, value: number) => void;

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

async function measureCaptures(
  setup: Setup,
  report: Report,
  label: string,
  firstNumber: number,
): Promise<void> {
  const captures: CaptureTimes[] = [];
  for (let index = 0; index < CAPTURES; index += 1)
    captures.push(await measureCapture(setup, firstNumber + index));
  const times = (name: 'openMs' | 'saveMs') => captures.map((capture) => capture[name]);
  report(`popupOpen${label}FirstMs`, times('openMs')[0] ?? Number.NaN);
  report(`popupOpen${label}P50Ms`, computePercentile(times('openMs').slice(1), 0.5));
  report(`popupSave${label}P50Ms`, computePercentile(times('saveMs').slice(1), 0.5));
}

function reportTimes(report: Report, name: string, times: number[]): void {
  report(`${name} p50 ms`, computePercentile(times, 0.5));
  report(`${name} p95 ms`, computePercentile(times, 0.95));
}

/** The heap of the page, the memory of the extension's processes (page, its workers, the service worker), and the disk. */
async function reportMemory(
  browser: TestBrowser,
  page: Awaited<ReturnType<typeof openList>>,
  report: Report,
): Promise<void> {
  const session = await browser.context.newCDPSession(page);
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  report('pageHeapMb', usedSize / 1e6);
  const { processInfo } = await browser.cdp.send('SystemInfo.getProcessInfo');
  const sizes = processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => readResidentMb(id));
  report('largestRendererMb', Math.max(...sizes));
  report('diskMb', await page.evaluate(async () => ((await navigator.storage.estimate()).usage ?? 0) / 1e6));
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
