import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { CHROMIUM_BUILD } from '../../tests/support/chromium.ts';
import { findBrowser } from '../install/browsers.mjs';
import { copyWithBenchClock } from './copy-with-bench-clock.ts';
import { type BenchPage, loadBenchPages } from './load-bench-pages.ts';
import { type ClickMeasurement, findWorker, measureClick, measureHeap } from './measure-click.ts';
import { type PipeBrowser, startPipeBrowser } from './pipe-browser.ts';
import { summarizeClicks } from './summarize-clicks.ts';

type LoadedExtension = { name: 'floor' | 'provenote' | 'baseline'; id: string };
type PageClick = ClickMeasurement & { extension: LoadedExtension['name']; page: string; bytes: number };
// The maximum times of Provenote, as multiples of the times of the floor extension.
const TARGET_RATIOS = { editing: { p50: 1.3, p95: 1.45 }, text: { p50: 1.8, p95: 2.3 } };

/**
 * Measures real clicks on two extensions, alternately in one browser. The floor extension only shows the
 * title of the page, so its times are the minimum for any popup. With `--baseline DIR`, another build of Provenote is
 * measured in the same run. Options: `--pages N --rounds N --json FILE --baseline DIR`.
 */
export async function main(args: string[]): Promise<number> {
  const { values } = parseArgs({
    args,
    options: {
      json: { type: 'string' },
      pages: { type: 'string' },
      rounds: { type: 'string' },
      baseline: { type: 'string' },
    },
  });
  const pages = loadBenchPages(Number(values.pages ?? 12));
  const rounds = Number(values.rounds ?? 10);
  const server = await startPageServer(pages);
  const folders = [
    copyWithBenchClock(join(import.meta.dirname, 'floor-extension'), 'floor'),
    copyWithBenchClock(CHROMIUM_BUILD, 'own'),
    ...(values.baseline ? [copyWithBenchClock(values.baseline, 'baseline')] : []),
  ];
  const profile = mkdtempSync(join(tmpdir(), 'provenote-bench-profile-'));
  const browser = startPipeBrowser(
    findBrowser('chromium') ?? 'chromium',
    buildBrowserFlags(folders, profile),
  );
  try {
    await browser.send('Target.setDiscoverTargets', { discover: true });
    // After installation, the extension opens its welcome page in a tab.
    const welcomeTab = browser
      .waitForEvent('Target.targetInfoChanged', isWelcomePage, 5_000)
      .catch(() => null);
    const extensions = await loadExtensions(browser, folders);
    await welcomeTab;
    const clicks = await measureClicks(browser, extensions, pages, rounds, server.origin);
    const workerMB = await measureWorkerHeapMB(
      browser,
      extensions[1]?.id ?? '',
      `${server.origin}/0?n=worker`,
    );
    printReport(clicks, pages, workerMB, values.json);
    return 0;
  } finally {
    await browser.close();
    await server.close();
    for (const folder of [...folders, profile])
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

const isWelcomePage = ({ targetInfo }: Record<string, unknown>): boolean =>
  (targetInfo as { url: string }).url.includes('#/welcome');

const buildBrowserFlags = (folders: string[], profile: string): string[] => [
  '--headless=new',
  '--no-sandbox',
  '--no-first-run',
  '--no-default-browser-check',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-gpu',
  // Large enough for a popup of full height: the default of headless Chromium is 800 by 600.
  '--screen-info={1600x1200}',
  '--window-size=1280,900',
  '--no-proxy-server',
  // Requests of saved pages to other hosts fail at once, without the network.
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
  '--enable-unsafe-extension-debugging',
  `--load-extension=${folders.join(',')}`,
  `--user-data-dir=${profile}`,
  'about:blank',
];

async function measureClicks(
  browser: PipeBrowser,
  extensions: LoadedExtension[],
  pages: BenchPage[],
  rounds: number,
  origin: string,
): Promise<PageClick[]> {
  const clicks: PageClick[] = [];
  // The first click on each extension is not counted, because the first popup of a browser is slower.
  for (const { id } of extensions) await measureClick(browser, id, `${origin}/0?n=first-${id}`);
  for (let round = 0; round < rounds; round += 1) {
    for (const [pageIndex, { name, html }] of pages.entries()) {
      const extensionOrder = (round + pageIndex) % 2 === 0 ? extensions : [...extensions].reverse();
      const pageClicks: PageClick[] = [];
      for (const extension of extensionOrder) {
        const url = `${origin}/${pageIndex}?n=${round}-${extension.name}`;
        const click = await measureClick(browser, extension.id, url, () => {
          process.stderr.write(`no popup stayed open on page ${name} (${extension.name}): clicked again\n`);
        }).catch((error: Error) => void process.stderr.write(`not counted: ${error.message}\n`));
        if (click) pageClicks.push({ ...click, extension: extension.name, page: name, bytes: html.length });
      }
      // A page that closes the popup of one extension by taking the focus would make the times incomparable.
      if (pageClicks.length === extensions.length) clicks.push(...pageClicks);
    }
    process.stderr.write(`round ${round + 1} of ${rounds}\n`);
  }
  return clicks;
}

// The id of an unpacked extension depends on its path; the DevTools protocol returns it.
async function loadExtensions(browser: PipeBrowser, folders: string[]): Promise<LoadedExtension[]> {
  const extensionIds = await Promise.all(
    folders.map(async (path) => (await browser.send<{ id: string }>('Extensions.loadUnpacked', { path })).id),
  );
  const names = ['floor', 'provenote', 'baseline'] as const;
  return extensionIds.map((id, index) => ({ name: names[index] ?? 'baseline', id }));
}

// The clicks may not have started the worker, so a page of the extension sends it a message first.
async function measureWorkerHeapMB(browser: PipeBrowser, id: string, url: string): Promise<number | null> {
  await measureClick(browser, id, url);
  const { targetId } = await browser.send<{ targetId: string }>('Target.createTarget', {
    url: `chrome-extension://${id}/options.html`,
  });
  await new Promise((resolve) => setTimeout(resolve, 1_000));
  const { sessionId } = await browser.send<{ sessionId: string }>('Target.attachToTarget', {
    targetId,
    flatten: true,
  });
  const expression = `chrome.runtime.sendMessage({ name: 'source/set-status', request: { stableIds: [], status: 'inbox' } })`;
  await browser.send('Runtime.evaluate', { expression, awaitPromise: true }, sessionId);
  const worker = await findWorker(browser, id);
  return worker ? (await measureHeap(browser, worker.targetId)).heapBytes / 1e6 : null;
}

function printReport(
  clicks: PageClick[],
  pages: BenchPage[],
  workerMB: number | null,
  jsonFile: string | undefined,
): void {
  const summarize = (name: LoadedExtension['name']) =>
    summarizeClicks(clicks.filter(({ extension }) => extension === name));
  const [floorSummary, provenoteSummary, baselineSummary] = [
    summarize('floor'),
    summarize('provenote'),
    summarize('baseline'),
  ];
  const pageSizesKB = pages.map(({ html }) => Math.round(html.length / 1000));
  type Percentiles = { p50: number; p95: number };
  const rows: [string, Percentiles, Percentiles | null][] = [
    ['floor: title shown', floorSummary.editingMs, null],
    ['data-phase=editing', provenoteSummary.editingMs, TARGET_RATIOS.editing],
    ['data-text=ready', provenoteSummary.textMs, TARGET_RATIOS.text],
    ...(baselineSummary.clicks === 0
      ? []
      : ([
          ['baseline: editing', baselineSummary.editingMs, TARGET_RATIOS.editing],
          ['baseline: text', baselineSummary.textMs, TARGET_RATIOS.text],
        ] satisfies [string, Percentiles, Percentiles][])),
  ];
  const lines = rows.map(([name, { p50, p95 }, target]) => {
    const formatRatio = (time: number, floorTime: number) => (time / floorTime).toFixed(2);
    const ratios = target
      ? `floor × ${formatRatio(p50, floorSummary.editingMs.p50)} / ${formatRatio(p95, floorSummary.editingMs.p95)}`
      : '';
    const targetText = target ? `aim × ${target.p50} / ${target.p95}` : '';
    return `${name.padEnd(20)} ${String(p50).padStart(6)} ${String(p95).padStart(6)}   ${ratios.padEnd(24)} ${targetText}`;
  });
  const largePageClicks = clicks.filter(
    ({ extension, bytes }) => extension === 'provenote' && bytes > 800_000,
  );
  const maxLargeHeapMB = Math.max(...largePageClicks.map(({ heapBytes }) => heapBytes / 1e6));
  process.stdout.write(
    `${[
      `${pages.length} pages of ${Math.min(...pageSizesKB)}–${Math.max(...pageSizesKB)} kB, ${provenoteSummary.clicks} clicks on each extension, ${cpus().length} cores`,
      `${'ms from the click'.padEnd(20)} ${'p50'.padStart(6)} ${'p95'.padStart(6)}`,
      ...lines,
      formatProcessorTimes('floor', floorSummary),
      formatProcessorTimes('provenote', provenoteSummary),
      ...(baselineSummary.clicks === 0 ? [] : [formatProcessorTimes('baseline', baselineSummary)]),
      `form: JS heap p50 ${provenoteSummary.heapMB.p50.toFixed(1)} MB, p95 ${provenoteSummary.heapMB.p95.toFixed(1)} MB, after a collection p95 ${provenoteSummary.retainedHeapMB.p95.toFixed(1)} MB`,
      `form on pages over 800 kB: at most ${maxLargeHeapMB.toFixed(1)} MB (aim 25 MB)`,
      `worker: JS heap ${workerMB === null ? 'not measured' : `${workerMB.toFixed(1)} MB`}`,
      `fields that changed after the form was shown: ${provenoteSummary.incompleteAtFirst} of ${provenoteSummary.clicks} clicks`,
      `states: ${JSON.stringify(provenoteSummary.phases)}`,
    ].join('\n')}\n`,
  );
  if (jsonFile)
    writeFileSync(
      jsonFile,
      JSON.stringify(
        {
          floor: floorSummary,
          provenote: provenoteSummary,
          ...(baselineSummary.clicks === 0 ? {} : { baseline: baselineSummary }),
          workerMB,
          largeFormMB: maxLargeHeapMB,
          aims: TARGET_RATIOS,
          clicks,
        },
        null,
        1,
      ),
    );
}

function formatProcessorTimes(name: string, { processorMs }: ReturnType<typeof summarizeClicks>): string {
  const times = Object.entries(processorMs).map(
    ([process, { p50, p95 }]) => `${process} ${Math.round(p50)} / ${Math.round(p95)}`,
  );
  return `processor ms, p50 / p95, ${name}: ${times.join(', ')}`;
}

async function startPageServer(pages: BenchPage[]): Promise<{ origin: string; close: () => Promise<void> }> {
  const server = createServer((request, response) => {
    const page = pages[Number(new URL(request.url ?? '/', 'http://127.0.0.1').pathname.slice(1))];
    response.writeHead(page ? 200 : 404, { 'content-type': 'text/html; charset=utf-8' });
    response.end(page?.html ?? 'not found');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const close = () => new Promise<void>((resolve) => server.close(() => resolve()).closeAllConnections());
  return { origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, close };
}
